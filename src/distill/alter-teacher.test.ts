import { describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { alteredLogits, alteredOrder } from './alter-teacher.ts';
import type { DistillationMethod } from './method.ts';
import { methods } from './registry.ts';

const random = randomStream(1, 'alter-teacher');

describe('shuffled dark knowledge', () => {
  const method = methods.find((each) => each.alterTeacher !== undefined) as DistillationMethod;

  it('shuffles the wrong classes, keeps the strongest, and repeats for the same example', () => {
    const logits = Float32Array.from({ length: 20 }, () => random.next());
    const altered = alteredLogits(method, logits, [7, 8], 1) ?? new Float32Array();
    for (const row of [0, 1]) {
      const [before, after] = [logits, altered].map((all) => all.slice(row * 10, row * 10 + 10));
      expect(after).not.toEqual(before);
      expect(after?.toSorted()).toEqual(before?.toSorted());
      expect(after?.indexOf(Math.max(...after))).toBe(before?.indexOf(Math.max(...before)));
    }
    expect(alteredLogits(method, logits, [7, 8], 1)).toEqual(altered);
    expect(alteredLogits(method, logits, [7, 8], 2)).not.toEqual(altered);
    expect(alteredLogits(method, logits, [9, 8], 1)?.slice(10)).toEqual(altered.slice(10));
  });

  it('has an order of the wrong classes with which the same logits can be made elsewhere', () => {
    const logits = Float32Array.from({ length: 10 }, () => random.next());
    const altered = alteredLogits(method, logits, [7], 1) ?? new Float32Array();
    const order = alteredOrder(method, [7], 1, 10) ?? new Uint8Array();
    const strongest = logits.indexOf(Math.max(...logits));
    const others = [...logits.keys()].filter((each) => each !== strongest);
    expect(others.map((each) => altered[each])).toEqual(
      [...order].map((place) => logits[others[place] ?? -1]),
    );
    const unaltered = methods.find((each) => each.alterTeacher === undefined) as DistillationMethod;
    expect(alteredOrder(unaltered, [7], 1, 10)).toBeNull();
  });
});
