import { describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { alteredLogits, alteredOrder } from './alter-teacher.ts';
import type { DistillationMethod } from './method.ts';
import { evenBlur } from './methods/even-blur.ts';
import { hardAnswers } from './methods/hard-answers.ts';
import { methods } from './registry.ts';

const random = randomStream(1, 'alter-teacher');

describe('shuffled dark knowledge', () => {
  const method = methods.find((each) => each.isPermutation === true) as DistillationMethod;

  it('shuffles the wrong classes, keeps the strongest, and repeats for the same example', () => {
    const logits = Float32Array.from({ length: 20 }, () => random.next());
    const altered = alteredLogits(method, logits, [7, 8], 1, {}) ?? new Float32Array();
    for (const row of [0, 1]) {
      const [before, after] = [logits, altered].map((all) => all.slice(row * 10, row * 10 + 10));
      expect(after).not.toEqual(before);
      expect(after?.toSorted()).toEqual(before?.toSorted());
      expect(after?.indexOf(Math.max(...after))).toBe(before?.indexOf(Math.max(...before)));
    }
    expect(alteredLogits(method, logits, [7, 8], 1, {})).toEqual(altered);
    expect(alteredLogits(method, logits, [7, 8], 2, {})).not.toEqual(altered);
    expect(alteredLogits(method, logits, [9, 8], 1, {})?.slice(10)).toEqual(altered.slice(10));
  });

  it('has an order of the wrong classes with which the same logits can be made elsewhere', () => {
    const logits = Float32Array.from({ length: 10 }, () => random.next());
    const altered = alteredLogits(method, logits, [7], 1, {}) ?? new Float32Array();
    const order = alteredOrder(method, [7], 1, 10) ?? new Uint8Array();
    const strongest = logits.indexOf(Math.max(...logits));
    const others = [...logits.keys()].filter((each) => each !== strongest);
    expect(others.map((each) => altered[each])).toEqual(
      [...order].map((place) => logits[others[place] ?? -1]),
    );
    const unaltered = methods.find((each) => each.isPermutation !== true) as DistillationMethod;
    expect(alteredOrder(unaltered, [7], 1, 10)).toBeNull();
  });
});

describe('even blur', () => {
  const method = evenBlur;
  const softmax = (logits: ArrayLike<number>, temperature: number) => {
    const powers = Array.from(logits, (each) => Math.exp(each / temperature));
    return powers.map((each) => each / powers.reduce((sum, one) => sum + one, 0));
  };

  it.each([0.5, 4, 20])(
    'keeps the strongest probability at T = %s and makes the others equal',
    (temperature) => {
      const logits = Float32Array.from({ length: 10 }, () => 20 * random.next() - 10);
      const altered = alteredLogits(method, logits, [7], 1, { temperature }) ?? new Float32Array();
      const [before, after] = [softmax(logits, temperature), softmax(altered, temperature)];
      const strongest = before.indexOf(Math.max(...before));
      expect(after[strongest]).toBeCloseTo(before[strongest] ?? NaN, 5);
      const even = (1 - (before[strongest] ?? NaN)) / 9;
      for (const each of after.toSpliced(strongest, 1)) expect(each).toBeCloseTo(even, 5);
    },
  );

  it('has no order of classes with which it could be made elsewhere', () => {
    expect(alteredOrder(method, [7], 1, 10)).toBeNull();
  });
});

describe('hard answers', () => {
  it('put all probability on the first of the teacher’s largest logits, however unsure it is', () => {
    const logits = Float32Array.of(1, 3, -2, 3, 0, 0.25, 0.2502, 0.25, 0.2501, 0);
    const altered = alteredLogits(hardAnswers, logits, [7, 8], 1, {}) ?? new Float32Array();
    for (const [row, answer] of [1, 1].entries()) {
      const own = altered.slice(row * 5, row * 5 + 5);
      const powers = Array.from(own, (each) => Math.exp(each - Math.max(...own)));
      expect(powers).toEqual([0, 1, 2, 3, 4].map((each) => (each === answer ? 1 : 0)));
    }
    expect(alteredOrder(hardAnswers, [7], 1, 10)).toBeNull();
  });
});
