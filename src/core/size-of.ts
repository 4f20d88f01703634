/** Number of values in an array of this shape; 1 for a scalar, []. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);
