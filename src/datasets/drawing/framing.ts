import type { ImageInput } from '@/core/input-spec.ts';
import type { Framing, ImageData } from '../dataset-spec.ts';
import { areaAverage, centreOfMass, inkBox, type GreyPicture, type Grid } from './grey-picture.ts';

/** How the pictures of a dataset are framed. */
export type Frame = Pick<ImageData, 'height' | 'width' | 'channels' | 'framing'>;

/** Share of the frame into which MNIST fits its digits (20 of 28 pixels), and Fashion-MNIST its clothes. */
const inkShares: Readonly<Record<Framing, number>> = { 'centre-of-mass': 20 / 28, 'whole-frame': 1 };

/** Size of the box that the ink fits into, px. */
const inkBoxOf = ({ height, width, framing }: Frame) => ({
  height: Math.max(1, Math.round(height * inkShares[framing])),
  width: Math.max(1, Math.round(width * inkShares[framing])),
});

/**
 * The middle of the frame along one side. For the centre of mass it is the centre of MNIST's pixel 14: all test pictures
 * have theirs within half a pixel of it.
 */
const middleOf = (length: number, framing: Framing) =>
  framing === 'centre-of-mass' ? Math.floor(length / 2) + 0.5 : length / 2;

/** Number of cells; the tolerance keeps rounding from adding a row. */
const numCells = (length: number, cell: number) => Math.max(1, Math.ceil(length / cell - 1e-9));

/** The cells that the ink is scaled to. */
function gridOf(ink: GreyPicture, room: { readonly height: number; readonly width: number }): Grid | null {
  const box = inkBox(ink);
  if (!box) return null;
  const cell = Math.max(box.width / room.width, box.height / room.height);
  const columns = numCells(box.width, cell);
  const rows = numCells(box.height, cell);
  const left = box.left - (columns * cell - box.width) / 2;
  const top = box.top - (rows * cell - box.height) / 2;
  return { left, top, cell, columns, rows };
}

/** Breaks ties of a centre between two pixels the same way, wherever the drawing is on the canvas. */
const ROUNDING = 1e-5;

/** Offset that moves a point of the picture to the middle while the picture stays in the frame. */
function offset(side: number, length: number, point: number, middle: number): number {
  return Math.min(side - length, Math.max(0, Math.round(middle - point + ROUNDING)));
}

/** A grey picture as a network of colours takes it: all channels alike. */
export function spread(grey: Float32Array, { channels }: Pick<ImageInput, 'channels'>): Float32Array {
  if (channels === 1) return grey;
  return Float32Array.from(
    { length: grey.length * channels },
    (_, index) => grey[Math.floor(index / channels)] ?? NaN,
  );
}

/**
 * Frames a picture as the dataset's pictures are: height · width · channels values 0..1.
 *
 * 'centre-of-mass' is MNIST: the ink fits into 20 × 20 of 28 × 28 with its proportions kept, and is moved by whole pixels until
 * its centre of mass is in the middle. 'whole-frame' is Fashion-MNIST: the longer side fills the frame, the shorter
 * is centred.
 *
 * @returns null if there is no ink
 * @source LeCun, Cortes, Burges, "The MNIST database", http://yann.lecun.com/exdb/mnist/; Xiao, Rasul, Vollgraf 2017,
 *   section 2, https://arxiv.org/abs/1708.07747
 * @deviation Fashion-MNIST sharpens its photographs after making them smaller; a drawing is sharp.
 */
export function framed(ink: GreyPicture, frame: Frame): Float32Array | null {
  const pixels = framedPlanes(ink, [], frame);
  return pixels && spread(pixels, frame);
}

/**
 * Frames a picture in colours by its ink, which is the brightest of its channels.
 *
 * @param channels red, green and blue, of the same size
 * @returns null if there is no ink
 */
export function framedColours(channels: readonly GreyPicture[], frame: Frame): Float32Array | null {
  const [first] = channels;
  if (!first) return null;
  const brightest = first.values.map((_, at) => Math.max(...channels.map(({ values }) => values[at] ?? 0)));
  return framedPlanes({ ...first, values: brightest }, channels, frame);
}

/** Frames pictures as the ink is to be framed, interleaved; without any, the ink itself. */
function framedPlanes(ink: GreyPicture, planes: readonly GreyPicture[], frame: Frame): Float32Array | null {
  const { framing } = frame;
  const grid = gridOf(ink, inkBoxOf(frame));
  if (!grid) return null;
  const picture = areaAverage(ink, grid);
  const { width, height } = picture;
  const isMass = framing === 'centre-of-mass';
  // Averaging greys a thin pen line, which is made white again; clothes may be grey.
  const peak = isMass ? picture.values.reduce((most, value) => Math.max(most, value), 0) : 1;
  const point = isMass ? centreOfMass(picture) : { x: width / 2, y: height / 2 };
  const left = offset(frame.width, width, point.x, middleOf(frame.width, framing));
  const top = offset(frame.height, height, point.y, middleOf(frame.height, framing));
  const shown = planes.length === 0 ? [picture] : planes.map((plane) => areaAverage(plane, grid));
  const pixels = new Float32Array(frame.height * frame.width * shown.length);
  for (const [channel, { values }] of shown.entries())
    for (const [at, value] of values.entries()) {
      const place = (top + Math.floor(at / width)) * frame.width + left + (at % width);
      pixels[place * shown.length + channel] = value / peak;
    }
  return pixels;
}

/** Whether a picture needs no framing: it has the dataset's size and its ink is in the right position. */
export function isFramed(ink: GreyPicture, frame: Frame): boolean {
  const { height, width, framing } = frame;
  const box = inkBox(ink);
  if (!box || ink.width !== width || ink.height !== height) return false;
  if (framing === 'whole-frame') return true;
  const { x, y } = centreOfMass(ink);
  const fromMiddle = [x - middleOf(width, framing), y - middleOf(height, framing)];
  const room = inkBoxOf(frame);
  return (
    fromMiddle.every((each) => Math.abs(each) <= 1) && box.width <= room.width && box.height <= room.height
  );
}
