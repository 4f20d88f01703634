import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES, qrMatrix, qrPath } from './qr-matrix.ts';

/** Renders the modules as an image, 4 pixels each. */
function photograph(matrix: readonly (readonly boolean[])[]) {
  const size = matrix.length * 4;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (matrix[y >> 2]?.[x >> 2]) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return { width: size, height: size, data };
}

describe('the QR code of a text', () => {
  it.each(['https://example.org/?v=1&seed=7', '한글 별명', 'x'.repeat(900), 'x'.repeat(MAX_BYTES)])(
    'is decoded again: %.20s',
    (text) => {
      const matrix = qrMatrix(text);
      expect(matrix && decodeQR(photograph(matrix))).toBe(text);
    },
  );

  it('is null for a text that is too long', () => {
    expect(qrMatrix('x'.repeat(MAX_BYTES + 1))).toBeNull();
    expect(qrMatrix('가'.repeat(MAX_BYTES / 3 + 1))).toBeNull();
  });

  it('is drawn in bars', () => {
    expect(qrPath([[true, true, false, true], [false]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
  });
});
