/** Side of the drawing canvas in its own units, independent of its size on the screen. */
export const CANVAS_SIDE = 280;
