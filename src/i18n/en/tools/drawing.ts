/** See tools/drawing. */
export const drawing = {};
