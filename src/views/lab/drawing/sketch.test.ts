import { describe, expect, it } from 'vitest';
import { cleared, emptySketch, undone, withMark, type Mark } from './sketch.ts';

const stroke = (x: number): Mark => ({ kind: 'stroke', points: [{ x, y: 1, width: 20 }] });
const image: Mark = {
  kind: 'image',
  name: 'three.png',
  image: { width: 1, height: 1, data: [0, 0, 0, 255] },
};

describe('a sketch', () => {
  it('undoes strokes, clearing and an image, one at a time', () => {
    const two = withMark(withMark(emptySketch, stroke(1)), stroke(2));
    const empty = cleared(two);
    const pasted = withMark(empty, image);
    const over = withMark(pasted, stroke(3));
    expect(over.marks).toEqual([image, stroke(3)]);
    expect(undone(over).marks).toEqual([image]);
    expect(undone(undone(over)).marks).toEqual([]);
    expect(undone(undone(undone(over))).marks).toEqual(two.marks);
  });

  it('replaces its content with an image', () => {
    expect(withMark(withMark(emptySketch, stroke(1)), image).marks).toEqual([image]);
  });

  it('has nothing to undo or clear at first, and remembers a hundred changes', () => {
    expect(undone(emptySketch)).toBe(emptySketch);
    expect(cleared(emptySketch)).toBe(emptySketch);
    let sketch = emptySketch;
    for (let x = 0; x < 150; x++) sketch = withMark(sketch, stroke(x));
    expect([sketch.marks.length, sketch.past.length]).toEqual([150, 100]);
  });
});
