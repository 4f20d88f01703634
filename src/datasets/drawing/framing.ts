import type { Framing } from '../dataset-spec.ts';
import { areaAverage, centreOfMass, inkBox, type GreyPicture } from './grey-picture.ts';

/** Side of the pictures of both datasets, px. */
export const SIDE = 28;
/** Side of the box into which MNIST fits its digits, and Fashion-MNIST its clothes, px. */
const inkSides: Readonly<Record<Framing, number>> = { 'centre-of-mass': 20, 'whole-frame': SIDE };
/** Centre of MNIST's pixel 14: all test pictures have their centre of mass within half a pixel of it. */
const MIDDLE = 14.5;

/** Number of cells; the tolerance keeps rounding from adding a row. */
const numCells = (length: number, cell: number) => Math.max(1, Math.ceil(length / cell - 1e-9));

/** Crops the ink and scales it to the dataset's size. */
function fitted(ink: GreyPicture, inkSide: number): GreyPicture | null {
  const box = inkBox(ink);
  if (!box) return null;
  const cell = Math.max(box.width, box.height) / inkSide;
  const columns = numCells(box.width, cell);
  const rows = numCells(box.height, cell);
  const left = box.left - (columns * cell - box.width) / 2;
  const top = box.top - (rows * cell - box.height) / 2;
  return areaAverage(ink, { left, top, cell, columns, rows });
}

/** Rescales to a white peak: averaging greys a thin pen line. */
function whitened(values: Float32Array): Float32Array {
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => value / peak);
}

/** Breaks ties of a centre between two pixels the same way, wherever the drawing is on the canvas. */
const ROUNDING = 1e-5;

/** Offset that moves a point of the picture to the middle while the picture stays in the frame. */
function offset(length: number, point: number, middle: number): number {
  return Math.min(SIDE - length, Math.max(0, Math.round(middle - point + ROUNDING)));
}

/**
 * Frames a picture as the dataset's pictures are: 28 · 28 values 0..1.
 *
 * 'centre-of-mass' is MNIST: the ink fits into 20 × 20 with its proportions kept, and is moved by whole pixels until
 * its centre of mass is in the middle. 'whole-frame' is Fashion-MNIST: the longer side fills the frame, the shorter
 * is centred.
 *
 * @returns null if there is no ink
 * @source LeCun, Cortes, Burges, "The MNIST database", http://yann.lecun.com/exdb/mnist/; Xiao, Rasul, Vollgraf 2017,
 *   section 2, https://arxiv.org/abs/1708.07747
 * @deviation Fashion-MNIST sharpens its photographs after making them smaller; a drawing is sharp.
 */
export function framed(ink: GreyPicture, framing: Framing): Float32Array | null {
  const picture = fitted(ink, inkSides[framing]);
  if (!picture) return null;
  const { width, height } = picture;
  const isMass = framing === 'centre-of-mass';
  // Clothes may be grey, so they are not rescaled.
  const values = isMass ? whitened(picture.values) : picture.values;
  const point = isMass ? centreOfMass(picture) : { x: width / 2, y: height / 2 };
  const middle = isMass ? MIDDLE : SIDE / 2;
  const left = offset(width, point.x, middle);
  const top = offset(height, point.y, middle);
  const pixels = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < height; row++) {
    pixels.set(values.subarray(row * width, (row + 1) * width), (top + row) * SIDE + left);
  }
  return pixels;
}

/** Whether a picture needs no framing: it has the dataset's size and its ink is in the right position. */
export function isFramed(ink: GreyPicture, framing: Framing): boolean {
  const box = inkBox(ink);
  if (!box || ink.width !== SIDE || ink.height !== SIDE) return false;
  if (framing === 'whole-frame') return true;
  const { x, y } = centreOfMass(ink);
  const isCentred = Math.max(Math.abs(x - MIDDLE), Math.abs(y - MIDDLE)) <= 1;
  return isCentred && Math.max(box.width, box.height) <= inkSides[framing];
}
