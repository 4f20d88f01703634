/** Fills the outlines of letters, and makes their strokes thinner or thicker. */

/** @typedef {import('opentype.js').Command} Command */
/** @typedef {readonly (readonly [number, number])[]} Contour corners of a closed line */

/** Straight pieces that a curve is cut into. */
const PIECES = 8;

/**
 * The contours of an outline, with its curves as straight pieces.
 *
 * @param {readonly Command[]} commands
 * @returns {Contour[]}
 */
export function contoursOf(commands) {
  /** @type {[number, number][][]} */
  const contours = [];
  /** @type {[number, number][]} */
  let contour = [];
  for (const { type, x = 0, y = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0 } of commands) {
    if (type === 'M') contours.push((contour = []));
    const [[startX, startY] = [0, 0]] = contour.slice(-1);
    if (type === 'M' || type === 'L') contour.push([x, y]);
    const numPieces = type === 'Q' || type === 'C' ? PIECES : 0;
    for (let piece = 1; piece <= numPieces; piece++) {
      const [at, rest] = [piece / PIECES, 1 - piece / PIECES];
      // Bernstein's polynomials of the second and third degree.
      const shares =
        type === 'Q'
          ? [rest ** 2, 2 * at * rest, 0, at ** 2]
          : [rest ** 3, 3 * at * rest ** 2, 3 * at ** 2 * rest, at ** 3];
      const mix = (/** @type {number[]} */ values) =>
        values.reduce((sum, value, index) => sum + value * (shares[index] ?? 0), 0);
      contour.push([mix([startX, x1, x2, x]), mix([startY, y1, y2, y])]);
    }
  }
  return contours.filter(({ length }) => length > 2);
}

/**
 * Fills contours by the non-zero rule: overlapping strokes are one.
 *
 * @param {readonly Contour[]} contours in pixels
 * @param {number} side of the picture
 * @returns {Uint8Array} [side · side], 1 where a pixel's centre is inside
 */
export function filled(contours, side) {
  const ink = new Uint8Array(side * side);
  /** @type {{ x: number, turn: number }[][]} */
  const rows = Array.from({ length: side }, () => []);
  for (const contour of contours) {
    for (const [index, [x0, y0]] of contour.entries()) {
      const [x1, y1] = contour[(index + 1) % contour.length] ?? [x0, y0];
      const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
      // Rows whose middle is at or below the upper end, and above the lower one.
      for (let row = Math.max(0, Math.ceil(top - 0.5)); row + 0.5 < bottom && row < side; row++)
        rows[row]?.push({ x: x0 + ((row + 0.5 - y0) * (x1 - x0)) / (y1 - y0), turn: y1 > y0 ? 1 : -1 });
    }
  }
  for (const [row, crossings] of rows.entries()) {
    crossings.sort((one, other) => one.x - other.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const end = crossings[index + 1]?.x ?? x;
      if (winding !== 0) ink.fill(1, row * side + Math.ceil(x - 0.5), row * side + Math.ceil(end - 0.5));
    }
  }
  return ink;
}

/**
 * Squared distance along one line: the lower envelope of parabolas.
 *
 * @param {Float64Array} heights changed to the distances
 * @source Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012, algorithm 1
 */
function spreadAlong(heights) {
  const count = heights.length;
  const before = heights.slice();
  const centres = new Int32Array(count);
  const starts = new Float64Array(count + 1).fill(-Infinity, 0, 1).fill(Infinity, 1);
  let last = 0;
  for (let at = 1; at < count; at++) {
    let start = -Infinity;
    for (;;) {
      const centre = centres[last] ?? 0;
      start = ((before[at] ?? 0) + at * at - (before[centre] ?? 0) - centre * centre) / (2 * (at - centre));
      if (start > (starts[last] ?? 0)) break;
      last -= 1;
    }
    last += 1;
    centres[last] = at;
    starts[last] = start;
    starts[last + 1] = Infinity;
  }
  let piece = 0;
  for (let at = 0; at < count; at++) {
    while ((starts[piece + 1] ?? Infinity) < at) piece += 1;
    const centre = centres[piece] ?? 0;
    heights[at] = (at - centre) * (at - centre) + (before[centre] ?? 0);
  }
}

/** Larger than any squared distance in a picture, and finite: differences of it are numbers. */
const FAR = 1e9;

/**
 * Distance of each pixel to the nearest one with a value.
 *
 * @param {Uint8Array} ink [side · side]
 * @param {number} side
 * @param {0 | 1} value
 */
function distanceTo(ink, side, value) {
  const squares = Float64Array.from(ink, (each) => (each === value ? 0 : FAR));
  const line = new Float64Array(side);
  for (let column = 0; column < side; column++) {
    for (let row = 0; row < side; row++) line[row] = squares[row * side + column] ?? 0;
    spreadAlong(line);
    for (let row = 0; row < side; row++) squares[row * side + column] = line[row] ?? 0;
  }
  for (let row = 0; row < side; row++) spreadAlong(squares.subarray(row * side, (row + 1) * side));
  return squares.map(Math.sqrt);
}

/**
 * Makes strokes as wide as they should be, within limits in which no stroke breaks and none run together.
 *
 * @param {Uint8Array} ink [side · side], 0 and 1
 * @param {number} side
 * @param {number} halfWidth half the strokes' width, pixels
 * @returns {Float32Array} [side · side], 0 and 1
 */
export function withStrokes(ink, side, halfWidth) {
  const inside = distanceTo(ink, side, 0);
  const outside = distanceTo(ink, side, 1);
  // Zero outside.
  const sum = inside.reduce((all, each) => all + each, 0);
  const count = ink.reduce((all, each) => all + each, 0);
  // Across an even stroke the mean distance to its edge is a quarter of its width.
  const before = (2 * sum) / count;
  const more = Math.min(0.07 * side, Math.max(-0.45 * before, halfWidth - before));
  return Float32Array.from(ink, (each, index) =>
    (each ? -(inside[index] ?? 0) : (outside[index] ?? 0)) <= more ? 1 : 0,
  );
}
