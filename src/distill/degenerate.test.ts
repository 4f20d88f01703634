import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import type { DistillationMethod } from './method.ts';
import dist from './golden/dist.json';
import jsd from './golden/jsd.json';
import { lossOnArrays, valuesFor, type PlainTensor } from './loss-on-arrays.ts';
import { correlations } from './methods/correlations.ts';
import { jensenShannon } from './methods/jensen-shannon.ts';
import { softTargets } from './methods/soft-targets.ts';
import { standardisedLogits } from './methods/standardised-logits.ts';

const NUM_CLASSES = 4;
const teacher = [3, 1, 0, -2, -1, 2, 2, 0, 0.5, -3, 1, 4];
const ROWS = teacher.length / NUM_CLASSES;
/** A student whose logits are all equal: the rows of its answers have no spread, nor have the columns. */
const even = new Float32Array(teacher.length);

async function evaluate(
  method: DistillationMethod,
  student: PlainTensor,
  other: PlainTensor,
  given: Record<string, unknown>,
) {
  const found = lossOnArrays(tf, method, { student, teacher: other }, valuesFor(method, given, 1), 0);
  const terms = await Promise.all(
    Object.entries(found.terms).map(async ([id, term]) => [id, entryAt(await term.data(), 0)] as const),
  );
  return { terms: Object.fromEntries(terms), gradient: [...(await entryAt(found.gradients, 0).data())] };
}
const flat = (data: ArrayLike<number>): PlainTensor => ({ shape: [ROWS, NUM_CLASSES], data });

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const centred = (values: readonly number[]) => values.map((each) => each - meanOf(values));
const softmax = (logits: readonly number[]) => {
  const powers = logits.map(Math.exp);
  return powers.map((each) => each / powers.reduce((sum, one) => sum + one, 0));
};
const rowsOf = (values: readonly number[]) =>
  Array.from({ length: ROWS }, (_, row) => values.slice(row * NUM_CLASSES, (row + 1) * NUM_CLASSES));

/** Compares with values of 1e7 and more, relative to the largest. */
function expectNear(received: readonly number[], expected: readonly number[]) {
  const largest = Math.max(...expected.map(Math.abs));
  expect(received).toHaveLength(expected.length);
  for (const [at, want] of expected.entries())
    expect(Math.abs((received[at] ?? NaN) - want) / largest).toBeLessThan(1e-4);
}

describe('answers without any spread', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('have no correlation, and a gradient that the ε of the authors’ code bounds', async () => {
    const { terms, gradient } = await evaluate(correlations, flat(even), flat(teacher), { temperature: 1 });
    expect(terms['interClass']).toBeCloseTo(1, 6);
    expect(terms['intraClass']).toBeCloseTo(1, 6);
    // Both lengths are 0 with slope 0, so that −y / ε is left of each row and of each column.
    const answers = rowsOf(teacher).map(softmax);
    const byColumn =
      answers[0]?.map((_, column) => centred(answers.map((row) => entryAt(row, column)))) ?? [];
    const expected = answers.flatMap((answer, row) => {
      const slopes = centred(answer).map(
        (each, column) => -1e8 * (each / ROWS + entryAt(entryAt(byColumn, column), row) / NUM_CLASSES),
      );
      // Through the softmax of equal logits.
      return centred(slopes).map((each) => each / NUM_CLASSES);
    });
    expectNear(gradient, expected);
  });

  it('are divided by the ε of the authors’ code alone where logits are standardised', async () => {
    const given = { temperature: 1, standardisedFactor: 1 };
    const { terms, gradient } = await evaluate(standardisedLogits, flat(even), flat(teacher), given);
    const targets = rowsOf(teacher).map((row) => {
      const apart = centred(row);
      const deviation = Math.sqrt(apart.reduce((sum, each) => sum + each * each, 0) / (NUM_CLASSES - 1));
      return softmax(apart.map((each) => each / (deviation + 1e-7)));
    });
    const entropies = targets.map((row) => row.reduce((sum, each) => sum - each * Math.log(each), 0));
    expect(terms['standardisedLogits']).toBeCloseTo(Math.log(NUM_CLASSES) - meanOf(entropies), 5);
    expectNear(
      gradient,
      targets.flatMap((row) => row.map((each) => (1e7 * (1 / NUM_CLASSES - each)) / ROWS)),
    );
  });

  it('of both networks have no gradient, whether standardised or correlated', async () => {
    for (const method of [correlations, standardisedLogits]) {
      const { gradient } = await evaluate(method, flat(even), flat(even), {});
      expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-3);
    }
  });
});

describe('the parts of DIST', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(dist.cases)('$id: each matches PyTorch', async ({ inputs, params, values }) => {
    const { terms } = await evaluate(correlations, inputs.student, inputs.teacher, { temperature: params.T });
    expect(terms['interClass']).toBeCloseTo(values.inter, 6);
    expect(terms['intraClass']).toBeCloseTo(values.intra, 6);
  });
});

describe('answers that are nearly even', () => {
  beforeAll(() => tf.setBackend('cpu'));

  /** 1 − ρ of each pair of rows, in 64 bits, and their mean. */
  const apart = (some: readonly (readonly number[])[], others: readonly (readonly number[])[]) =>
    meanOf(
      some.map((row, index) => {
        const [x, y] = [centred(row), centred(entryAt(others, index))];
        const product = (one: readonly number[], other: readonly number[]) =>
          one.reduce((sum, each, column) => sum + each * entryAt(other, column), 0);
        return 1 - product(x, y) / (Math.sqrt(product(x, x) * product(y, y)) + 1e-8);
      }),
    );
  const columnsOf = (rows: readonly (readonly number[])[]) =>
    Array.from({ length: NUM_CLASSES }, (_, column) => rows.map((row) => entryAt(row, column)));

  it.each([1, 0.01, 0.001])('keep the digits of their correlation at a spread of %f', async (spread) => {
    const student = Float32Array.from(teacher, (_, index) => spread * Math.sin(7 * index));
    const { terms } = await evaluate(correlations, flat(student), flat(teacher), { temperature: 1 });
    const [ours, theirs] = [[...student], teacher].map((logits) => rowsOf(logits).map(softmax)) as [
      number[][],
      number[][],
    ];
    const expected = {
      interClass: apart(ours, theirs),
      intraClass: apart(columnsOf(ours), columnsOf(theirs)),
    };
    for (const [id, value] of Object.entries(expected))
      expect(Math.abs((terms[id] ?? Number.NaN) / value - 1), `the error of ${id}`).toBeLessThan(2e-6);
  });
});

describe('the Jensen–Shannon divergence', () => {
  beforeAll(() => tf.setBackend('cpu'));
  const { inputs } = entryAt(
    jsd.cases.filter(({ id }) => id.startsWith('random-n8-c10-T4')),
    0,
  );
  const at = (mixtureShare: number) =>
    evaluate(jensenShannon, inputs.student, inputs.teacher, { temperature: 4, mixtureShare });

  it('is at 0 the KL divergence of soft targets, to the last digit', async () => {
    const [own, soft] = [await at(0), await evaluate(softTargets, inputs.student, inputs.teacher, {})];
    expect(own.terms['jensenShannon']).toBe(soft.terms['softTargets']);
    expect(own.gradient).toEqual(soft.gradient);
  });

  it('tends to λ times the one and 1 − λ times the other end', async () => {
    const [forward, reverse] = [await at(0), await at(1)];
    const value = ({ terms }: Awaited<ReturnType<typeof at>>) => terms['jensenShannon'] ?? NaN;
    expect(value(await at(0.001)) / (0.001 * value(forward))).toBeCloseTo(1, 2);
    expect(value(await at(0.999)) / (0.001 * value(reverse))).toBeCloseTo(1, 2);
  });

  it('is the same for exchanged networks and exchanged shares', async () => {
    const other = await evaluate(jensenShannon, inputs.teacher, inputs.student, { mixtureShare: 0.3 });
    expect(other.terms['jensenShannon']).toBeCloseTo((await at(0.7)).terms['jensenShannon'] ?? NaN, 5);
  });
});
