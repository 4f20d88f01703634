import { describe, expect, it } from 'vitest';
import { penAfter, restingPen } from '@/datasets/drawing/keyboard-pen.ts';
import { checkFile, ImageRefused, shortName } from './read-image.ts';

describe('the keyboard pen', () => {
  it('moves with the arrows, within the canvas', () => {
    const right = penAfter(restingPen, 'ArrowRight', false);
    expect(right).toEqual({ ...restingPen, x: 147 });
    expect(penAfter({ x: 3, y: 278, isDown: true }, 'ArrowLeft', true)).toEqual({
      x: 0,
      y: 278,
      isDown: true,
    });
    expect(penAfter({ x: 3, y: 278, isDown: true }, 'ArrowDown', false)?.y).toBe(280);
  });

  it('is lowered and lifted by Space, and ignores other keys', () => {
    const down = penAfter(restingPen, ' ', false);
    expect(down?.isDown).toBe(true);
    expect(down && penAfter(down, ' ', false)?.isDown).toBe(false);
    expect(penAfter(restingPen, 'Tab', false)).toBeNull();
  });
});

describe('a file before it is opened', () => {
  const reasonOf = (file: Parameters<typeof checkFile>[0]) => {
    try {
      checkFile(file);
      return null;
    } catch (error) {
      return error instanceof ImageRefused ? { reason: error.reason, ...error.facts } : error;
    }
  };

  it.each([
    [{ name: 'three.png', type: 'image/png', size: 400 }, null],
    [
      { name: 'notes.txt', type: 'text/plain', size: 400 },
      { reason: 'type', name: 'notes.txt', received: 'text/plain' },
    ],
    [
      { name: 'a.xyz', type: '', size: 400 },
      { reason: 'type', name: 'a.xyz', received: '.xyz' },
    ],
    [
      { name: 'nothing', type: '', size: 0 },
      { reason: 'type', name: 'nothing', received: '?' },
    ],
    [
      { name: 'scan.jpg', type: 'image/jpeg', size: 12_340_000 },
      { reason: 'bytes', name: 'scan.jpg', received: '12.3', most: 10 },
    ],
  ])('%o', (file, expected) => {
    expect(reasonOf(file)).toEqual(expected);
  });

  it('has a name short enough for a message, with its extension', () => {
    const name = shortName(`${'a'.repeat(200)}.png`);
    expect(name).toHaveLength(30);
    expect(name.endsWith('.png')).toBe(true);
  });
});
