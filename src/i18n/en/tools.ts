/** The texts of the transfer set, the bars of recall and the drawing in English; loaded with what shows them. */
export const tools = {};
