import { describe, expect, it } from 'vitest';
import { choosePictures } from './choose-pictures.ts';

/** The teacher's probabilities of three classes, by picture; every picture's label is class 0. */
const answers = [
  [0.99, 0.006, 0.004], // 0: sure
  [0.74, 0.25, 0.01], // 1: in doubt, one obvious runner-up
  [0.75, 0.13, 0.12], // 2: in doubt, two runners-up
  [0.3, 0.6, 0.1], // 3: wrong
  [0.62, 0.01, 0.37], // 4: in doubt, one obvious runner-up
  [0.34, 0.33, 0.33], // 5: right, close to even
  [0.05, 0.94, 0.01], // 6: wrong and sure
  [0.89, 0.105, 0.005], // 7: in doubt, one obvious runner-up
] as const;
const labels = new Uint8Array(answers.length);
const logits = async () => Float32Array.from(answers.flat(), Math.log);

describe('choosePictures', () => {
  it('puts right answers in doubt with one obvious runner-up first, near 0.75 before others', async () => {
    expect(await choosePictures({ by: 'in-doubt', count: 3 }, labels, logits)).toEqual([1, 4, 7]);
  });

  it('fills the strip with other right answers, wrong ones last', async () => {
    const all = await choosePictures({ by: 'in-doubt', count: 8 }, labels, logits);
    expect(new Set(all.slice(3, 6))).toEqual(new Set([0, 2, 5]));
    expect(new Set(all.slice(6))).toEqual(new Set([3, 6]));
  });

  it('lists only the teacher’s errors, the surest first', async () => {
    expect(await choosePictures({ by: 'teacher-wrong', count: 8 }, labels, logits)).toEqual([6, 3]);
  });

  it('orders by entropy', async () => {
    expect(await choosePictures({ by: 'most-ambiguous', count: 1 }, labels, logits)).toEqual([5]);
  });

  it('does not ask the teacher for a class', async () => {
    const never = () => Promise.reject(new Error('asked'));
    expect(await choosePictures({ by: 'class', label: 0, count: 2 }, labels, never)).toEqual([0, 1]);
  });
});
