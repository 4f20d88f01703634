/** The texts of sharing, presenting and class results in English; loaded with what shows them. */
export const classroom = {};
