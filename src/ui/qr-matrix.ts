import { encodeQR } from 'qr';

/** Bytes of the largest QR code at its lowest error correction. */
export const MOST_BYTES = 2_953;

/** From so many bytes on, squares that are larger help a camera more than a quarter of them being spare. */
const LONG_BYTES = 300;

/**
 * The squares of a text's QR code with the quiet border that readers need; null where it is too long for one.
 *
 * @returns rows from the top, true for dark
 */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | null {
  const numBytes = new TextEncoder().encode(text).length;
  if (numBytes > MOST_BYTES) return null;
  return encodeQR(text, 'raw', { ecc: numBytes > LONG_BYTES ? 'low' : 'medium', border: 4 });
}

/** The dark squares as an SVG path, a square a unit; those beside each other are one bar. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  const bars = matrix.map((row, y) => {
    const line = row.map((isDark) => (isDark ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`);
  });
  return bars.flat().join('');
}
