import { checkLength } from '@/core/check-length.ts';

/** A grey picture of any size: `width · height` values, row-major, 0 is background and 1 full ink. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Bounding box of the ink, in pixels; null if there is none. */
export function inkBox({ width, height, values }: GreyPicture): Box | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!values[y * width + x]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Centre of mass of the ink, in pixels from the upper left corner: the centre of the first pixel is 0.5.
 *
 * @returns the picture's centre if there is no ink
 */
export function centreOfMass({ width, height, values }: GreyPicture): { x: number; y: number } {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (const [index, ink] of values.entries()) {
    sum += ink;
    sumX += ink * ((index % width) + 0.5);
    sumY += ink * (Math.floor(index / width) + 0.5);
  }
  return sum > 0 ? { x: sumX / sum, y: sumY / sum } : { x: width / 2, y: height / 2 };
}

/** Source pixels covered by a cell, along one axis: pairs of index and covered share. */
function covered(start: number, end: number, length: number): readonly (readonly [number, number])[] {
  const shares: (readonly [number, number])[] = [];
  for (let index = Math.max(0, Math.floor(start)); index < Math.min(length, Math.ceil(end)); index++) {
    shares.push([index, Math.min(end, index + 1) - Math.max(start, index)]);
  }
  return shares;
}

/** A sampling grid over a picture. */
export interface Grid {
  /** Left edge of the first cell, source pixels; fractional or outside the picture, where there is no ink. */
  readonly left: number;
  readonly top: number;
  /** A cell's side in source pixels. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** Resamples by area averaging: the mean ink of each cell, border pixels weighted by their covered share. */
export function areaAverage(picture: GreyPicture, grid: Grid): GreyPicture {
  const { left, top, cell, columns, rows } = grid;
  checkLength(picture.values, picture.width * picture.height, 'picture');
  const cells = (start: number, count: number, length: number) =>
    Array.from({ length: count }, (_, place) =>
      covered(start + place * cell, start + (place + 1) * cell, length),
    );
  const across = cells(left, columns, picture.width);
  const down = cells(top, rows, picture.height);
  const values = new Float32Array(columns * rows);
  for (const [row, lines] of down.entries()) {
    for (const [column, places] of across.entries()) {
      let sum = 0;
      for (const [y, shareY] of lines) {
        for (const [x, shareX] of places)
          sum += shareX * shareY * (picture.values[y * picture.width + x] ?? NaN);
      }
      values[row * columns + column] = Math.min(1, sum / cell ** 2);
    }
  }
  return { width: columns, height: rows, values };
}
