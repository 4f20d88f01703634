import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DistillationMethod, MethodValues } from './method.ts';
import { methods } from './registry.ts';
import { methodInputs } from './testing/method-inputs.ts';
import { effectiveAlpha, HARD_TERM, termWeights, totalLoss } from './total-loss.ts';
import { defaultsOf, numberOf } from './values.ts';

const { auxiliaryOf, batchOf, numbersOf, outputOf } = methodInputs(tf);

describe('the total loss', () => {
  beforeAll(() => tf.setBackend('cpu'));
  const batch = () => batchOf(outputOf(4), outputOf(4));
  const inputsOf = (method: DistillationMethod) => ({ auxiliary: auxiliaryOf(method), teacher: null });
  const activeOf = (all: readonly DistillationMethod[]) =>
    all.map((method) => ({
      method,
      values: defaultsOf(method),
    }));

  it('is continuous at α = 0 and α = 1, with every method on', async () => {
    const shown = batch();
    // Use the smallest β: rounding of terms in the thousands would hide a jump of the others.
    const active = activeOf(methods).map(({ method, values }) => ({
      method,
      values:
        method.weight.by === 'beta'
          ? { ...values, [method.weight.beta.key]: method.weight.beta.minimum }
          : values,
    }));
    const at = async (alpha: number) =>
      (await numbersOf(totalLoss(tf, shown, { alpha, step: 0, active }, inputsOf).total))[0] ?? NaN;
    expect(Math.abs((await at(0)) - (await at(1e-6)))).toBeLessThan(1e-4);
    expect(Math.abs((await at(1)) - (await at(1 - 1e-6)))).toBeLessThan(1e-4);
    expect(await at(0.5)).toBeCloseTo(((await at(0)) + (await at(1))) / 2, 4);
  });

  it('gives the labels full weight at any α if no method uses the teacher’s share', () => {
    const others = activeOf(methods.filter(({ weight }) => weight.by === 'beta'));
    for (const active of [[], others]) {
      expect(effectiveAlpha({ alpha: 0.7, active })).toBe(0);
      expect(termWeights({ alpha: 0.7, step: 1e6, active }).hard).toBe(1);
    }
    const shared = activeOf(methods.filter(({ weight }) => weight.by === 'alpha'));
    expect(effectiveAlpha({ alpha: 0.7, active: shared })).toBe(0.7);
    const { hard, methods: shares } = termWeights({ alpha: 0.7, step: 0, active: shared });
    expect(hard).toBeCloseTo(0.3, 12);
    for (const share of Object.values(shares)) expect(share).toBeCloseTo(0.7 / shared.length, 12);
  });

  it('is the weighted sum of its terms', async () => {
    const active = activeOf(methods);
    const weights = { alpha: 0.9, step: 0, active };
    const { total, terms } = totalLoss(tf, batch(), weights, inputsOf);
    const { hard, methods: shares } = termWeights(weights);
    const parts = [hard * ((await numbersOf(terms[HARD_TERM] as tf.Scalar))[0] ?? NaN)];
    for (const { method, values: own } of active) {
      for (const { id, factorKey } of method.terms) {
        const factor = factorKey === undefined ? 1 : numberOf(own, factorKey);
        parts.push(
          (shares[method.id] ?? NaN) * factor * ((await numbersOf(terms[id] as tf.Scalar))[0] ?? NaN),
        );
      }
    }
    const added = parts.reduce((all, part) => all + part, 0);
    expect(Math.abs(((await numbersOf(total))[0] ?? NaN) / added - 1)).toBeLessThan(1e-5);
  });

  it('lets a scheduled method train alone first and then pauses it', () => {
    const hint = methods.find((each) => each.schedule !== undefined) as DistillationMethod;
    const others = methods.filter((method) => method.id !== hint.id);
    const values: MethodValues = { ...defaultsOf(hint), hintSchedule: 'two-stage', hintSteps: 10 };
    const active = [
      { method: hint, values },
      ...others.map((method) => ({ method, values: defaultsOf(method) })),
    ];
    const alone = termWeights({ alpha: 0.9, step: 9, active });
    expect(alone.hard).toBe(0);
    expect(Object.entries(alone.methods).filter(([, weight]) => weight > 0)).toEqual([[hint.id, 100]]);
    const after = termWeights({ alpha: 0.9, step: 10, active });
    expect(after.methods[hint.id]).toBe(0);
    expect(Object.values(after.methods).filter((weight) => weight > 0)).toHaveLength(others.length);
  });

  it('has a separately named term for each method', () => {
    const ids = methods.flatMap(({ terms }) => terms.map(({ id }) => id));
    expect(new Set([...ids, HARD_TERM]).size).toBe(ids.length + 1);
  });
});
