import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import katex from 'katex';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import type { DistillBatch, DistillationMethod } from './method.ts';
import { methods } from './registry.ts';
import { totalLoss } from './total-loss.ts';

const random = randomStream(1, 'conformance');
const logitsOf = (rows: number, classes: number, scale = 3) =>
  tf.tensor2d(
    Float32Array.from({ length: rows * classes }, () => (random.next() - 0.5) * 2 * scale),
    [rows, classes],
  );
const batchOf = (student: tf.Tensor2D, teacher: tf.Tensor2D): DistillBatch => ({
  student: { logits: student, taps: {} },
  teacher: { logits: teacher, taps: {} },
});
const defaultsOf = ({ hyperparameters }: DistillationMethod) =>
  Object.fromEntries(hyperparameters.map((each) => [each.key, each.default]));
const sum = (terms: Readonly<Record<string, tf.Scalar>>) =>
  Object.values(terms).reduce((total, term) => tf.add(total, term));
const gradientOf = (
  method: DistillationMethod,
  student: tf.Tensor2D,
  teacher: tf.Tensor2D,
  values = defaultsOf(method),
) => tf.grad((logits) => sum(method.loss(tf, batchOf(logits as tf.Tensor2D, teacher), values)))(student);
const numbersOf = async (tensor: tf.Tensor) => [...(await tensor.data())];
const largest = async (tensor: tf.Tensor) => Math.max(...(await numbersOf(tensor)).map(Math.abs));

/** Every source file of the app but tests. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

describe.each(methods)('the method $id', (method) => {
  beforeAll(() => tf.setBackend('cpu'));

  it('has defaults in range, complete texts and a formula that is strict TeX', () => {
    for (const { default: value, minimum, maximum, stops } of method.hyperparameters) {
      for (const each of [value, ...stops]) {
        expect(each).toBeGreaterThanOrEqual(minimum);
        expect(each).toBeLessThanOrEqual(maximum);
      }
    }
    const strict = { throwOnError: true, strict: 'error' } as const;
    for (const tex of [method.formula, ...method.terms.map((term) => term.tex)]) {
      expect(katex.renderToString(tex, strict)).toContain('katex');
    }
    expect(Object.values(method.citation).every(Boolean)).toBe(true);
    expect(method.citation.url).toMatch(/^https:\/\//);
  });

  it('does not change when a constant is added to a row of logits', async () => {
    const [student, teacher] = [logitsOf(4, 10), logitsOf(4, 10)];
    const shift = tf.tensor2d([5, -3, 40, 0], [4, 1]);
    const values = defaultsOf(method);
    const [plain] = await numbersOf(sum(method.loss(tf, batchOf(student, teacher), values)));
    const shifted = batchOf(tf.add(student, shift), tf.add(teacher, shift));
    const [moved] = await numbersOf(sum(method.loss(tf, shifted, values)));
    expect(moved).toBeCloseTo(plain ?? NaN, 3);
  });

  it('is never below zero, and zero with a zero gradient when the student is the teacher', async () => {
    const [student, teacher] = [logitsOf(8, 10), logitsOf(8, 10)];
    const [apart] = await numbersOf(sum(method.loss(tf, batchOf(student, teacher), defaultsOf(method))));
    expect(apart).toBeGreaterThan(0);
    const [same] = await numbersOf(sum(method.loss(tf, batchOf(teacher, teacher), defaultsOf(method))));
    expect(same).toBeCloseTo(0, 6);
    expect(await largest(gradientOf(method, teacher, teacher))).toBeLessThan(1e-6);
  });

  it('keeps the size of its gradient over T = 4, 16, 64: T² is there', async () => {
    if (!method.hyperparameters.some(({ key }) => key === 'temperature')) return;
    const [student, teacher] = [logitsOf(8, 10), logitsOf(8, 10)];
    const at = (temperature: number) => largest(gradientOf(method, student, teacher, { temperature }));
    const [low, middle, high] = [await at(4), await at(16), await at(64)];
    for (const size of [middle, high]) {
      expect(size / low).toBeGreaterThan(0.5);
      expect(size / low).toBeLessThan(2);
    }
  });

  it('stays finite, with its gradient, for logits of ±60 and identical rows', async () => {
    const extreme = tf.tensor2d([60, -60, 0, 60, -60, 0], [2, 3]);
    const opposite = tf.neg(extreme);
    for (const [student, teacher] of [
      [extreme, opposite],
      [extreme, extreme],
    ] as const) {
      const loss = await numbersOf(sum(method.loss(tf, batchOf(student, teacher), { temperature: 0.5 })));
      const gradient = await numbersOf(gradientOf(method, student, teacher, { temperature: 0.5 }));
      expect([...loss, ...gradient].every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses outputs that do not belong together, naming both shapes', () => {
    const wrong = () => method.loss(tf, batchOf(logitsOf(4, 10), logitsOf(4, 9)), defaultsOf(method));
    expect(wrong).toThrow(/\[4, 10\].*\[4, 9\]/);
  });

  it('leaves no tensor behind but its terms', () => {
    const batch = batchOf(logitsOf(4, 10), logitsOf(4, 10));
    const before = tf.memory().numTensors;
    const terms = method.loss(tf, batch, defaultsOf(method));
    expect(tf.memory().numTensors).toBe(before + method.terms.length);
    expect(Object.keys(terms)).toEqual(method.terms.map(({ id }) => id));
  });

  it('is known by its id in its own file alone', () => {
    const source = fileURLToPath(new URL('..', import.meta.url));
    const own = path.join('distill', 'methods', `${method.id}.ts`);
    const literal = new RegExp(`['"\`]${method.id}['"\`]`);
    const mentions = sourceFiles(source).filter(
      (file) => !file.endsWith(own) && literal.test(readFileSync(file, 'utf8')),
    );
    // A family may bear the name of its first method; it is declared beside the methods' type.
    expect(
      mentions
        .map((file) => path.relative(source, file))
        .filter((file) => file !== path.join('distill', 'method.ts')),
    ).toEqual([]);
  });
});

describe('the total loss', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is continuous at α = 0 and α = 1', async () => {
    const batch = batchOf(logitsOf(4, 10), logitsOf(4, 10));
    const labels = tf.oneHot(tf.tensor1d([1, 2, 3, 4], 'int32'), 10).toFloat() as tf.Tensor2D;
    const active = methods.map((method) => ({ method, values: defaultsOf(method), beta: 0 }));
    const at = async (alpha: number) =>
      (await numbersOf(totalLoss(tf, batch, labels, { alpha, active }).total))[0] ?? NaN;
    expect(Math.abs((await at(0)) - (await at(1e-6)))).toBeLessThan(1e-4);
    expect(Math.abs((await at(1)) - (await at(1 - 1e-6)))).toBeLessThan(1e-4);
    expect(await at(0.5)).toBeCloseTo(((await at(0)) + (await at(1))) / 2, 5);
  });
});
