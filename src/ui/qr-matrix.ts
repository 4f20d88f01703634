import { encodeQR } from 'qr';

/** Capacity of the largest QR code at the lowest error correction level, bytes. */
export const MAX_BYTES = 2_953;

/** From this many bytes on, larger modules help a camera more than stronger error correction. */
const LONG_BYTES = 300;

/**
 * The modules of a text's QR code with its quiet zone; null if the text is too long.
 *
 * @returns rows from top to bottom, true for dark
 */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | null {
  const numBytes = new TextEncoder().encode(text).length;
  if (numBytes > MAX_BYTES) return null;
  return encodeQR(text, 'raw', { ecc: numBytes > LONG_BYTES ? 'low' : 'medium', border: 4 });
}

/** The dark modules as an SVG path, one unit each; adjacent modules of a row are merged. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  const bars = matrix.map((row, y) => {
    const line = row.map((isDark) => (isDark ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`);
  });
  return bars.flat().join('');
}
