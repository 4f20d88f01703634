import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import katex from 'katex';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { methodNames as namesEn } from '@/i18n/en/method-names.ts';
import { methodTexts as textsEn } from '@/i18n/en/methods.ts';
import { methodNames as namesKo } from '@/i18n/ko/method-names.ts';
import { methodTexts as textsKo } from '@/i18n/ko/methods.ts';
import { alteredLogits } from './alter-teacher.ts';
import type {
  Auxiliary,
  BatchLabels,
  DistillationMethod,
  DistillBatch,
  MethodValues,
  NetworkOutput,
} from './method.ts';
import { methods } from './registry.ts';
import { temperatureKnob } from './softened.ts';
import { LOGITS, tapOf } from './tap.ts';
import { HARD_TERM, termWeights, totalLoss } from './total-loss.ts';
import { defaultsOf, numberOf, settingsOf } from './values.ts';

const random = randomStream(1, 'conformance');
/** Places with a small shape each, as networks have them. */
const tapShapes: Readonly<Record<string, readonly number[]>> = {
  [LOGITS]: [10],
  embedding: [12],
  stage1: [6, 6, 4],
  stage2: [3, 3, 4],
  stage3: [3, 3, 4],
};
const randomTensor = (shape: readonly number[], scale = 3) => {
  const size = shape.reduce((product, length) => product * length, 1);
  const data = Float32Array.from({ length: size }, () => (random.next() - 0.5) * 2 * scale);
  return tf.tensor(data, [...shape]);
};
const outputOf = (
  rows: number,
  make: (shape: readonly number[]) => tf.Tensor = randomTensor,
): NetworkOutput => {
  const taps = Object.fromEntries(
    Object.entries(tapShapes).map(([name, shape]) => [name, make([rows, ...shape])]),
  );
  return { logits: taps[LOGITS] as tf.Tensor2D, taps };
};
const labelsOf = (rows: number): BatchLabels => {
  const classes = Array.from({ length: rows }, (_, row) => row % 10);
  return { classes, oneHot: tf.oneHot(tf.tensor1d(classes, 'int32'), 10).toFloat() as tf.Tensor2D };
};
const batchOf = (student: NetworkOutput, teacher: NetworkOutput): DistillBatch => ({
  student,
  teacher,
  labels: labelsOf(student.logits.shape[0]),
});
/** A regressor that changes nothing, for the methods that ask for one. */
const auxiliaryOf = (method: DistillationMethod): Auxiliary => {
  const shapes = method.pairs(defaultsOf(method)).map(({ student, teacher }) => ({
    student: tapShapes[student] ?? [],
    teacher: tapShapes[teacher] ?? [],
  }));
  const plans = method.auxiliary?.(defaultsOf(method), shapes) ?? [];
  return Object.fromEntries(
    plans.map(({ name, shape }) => [
      name,
      shape.length === 4 ? tf.reshape(tf.eye(shape[2] ?? 0), [...shape]) : tf.zeros([...shape]),
    ]),
  );
};
const lossOf = (
  method: DistillationMethod,
  student: NetworkOutput,
  teacher: NetworkOutput,
  given: MethodValues = {},
) => method.loss(tf, batchOf(student, teacher), { ...defaultsOf(method), ...given }, auxiliaryOf(method));
const sum = (terms: Readonly<Record<string, tf.Scalar>>) =>
  Object.values(terms).reduce((total, term) => tf.add(total, term));
/** By everything the method looks at in the student, one behind the other. */
const gradientOf = (
  method: DistillationMethod,
  student: NetworkOutput,
  teacher: NetworkOutput,
  given: MethodValues = {},
) => {
  const names = method.pairs(defaultsOf(method)).map((pair) => pair.student);
  const gradients = tf.grads((...taps: tf.Tensor[]) => {
    const moved = Object.fromEntries(names.map((name, index) => [name, taps[index] as tf.Tensor]));
    const logits = (moved[LOGITS] ?? student.logits) as tf.Tensor2D;
    return sum(lossOf(method, { logits, taps: { ...student.taps, ...moved } }, teacher, given));
  })(names.map((name) => tapOf(student, name)));
  return tf.concat1d(gradients.map((gradient) => tf.reshape(gradient, [-1])));
};
const isComparison = ({ weight }: DistillationMethod) => weight.by === 'labels';
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
    for (const { default: value, minimum, maximum, stops } of settingsOf(method)) {
      for (const each of [value, ...stops]) {
        expect(each).toBeGreaterThanOrEqual(minimum);
        expect(each).toBeLessThanOrEqual(maximum);
      }
    }
    for (const choice of method.choices) expect(choice.options).toContain(choice.default);
    const strict = { throwOnError: true, strict: 'error' } as const;
    const settings = settingsOf(method).map(({ tex }) => tex);
    for (const tex of [method.formula, ...method.terms.map((term) => term.tex), ...settings]) {
      expect(katex.renderToString(tex, strict)).toContain('katex');
    }
    expect(Object.values(method.citation).every(Boolean)).toBe(true);
    expect(method.citation.url).toMatch(/^https:\/\//);
    for (const { methods: names } of [namesEn, namesKo])
      expect(Reflect.get(names, method.id)).toMatchObject({ name: expect.any(String) });
    for (const { methods: texts } of [textsEn, textsKo])
      expect(Reflect.get(texts, method.id)).toMatchObject({
        imitates: expect.any(String),
        note: expect.any(String),
      });
  });

  it('does not change when a constant is added to a row of logits', async () => {
    const [student, teacher] = [outputOf(4), outputOf(4)];
    const shift = tf.tensor2d([5, -3, 40, 0], [4, 1]);
    const shifted = ({ logits, taps }: NetworkOutput) => ({
      taps,
      logits: tf.add<tf.Tensor2D>(logits, shift),
    });
    const [plain] = await numbersOf(sum(lossOf(method, student, teacher)));
    const [moved] = await numbersOf(sum(lossOf(method, shifted(student), shifted(teacher))));
    expect(moved).toBeCloseTo(plain ?? NaN, 3);
  });

  it('is never below zero, and zero with a zero gradient when the student is the teacher', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    const [apart] = await numbersOf(sum(lossOf(method, student, teacher)));
    expect(apart).toBeGreaterThan(0);
    if (isComparison(method)) return;
    const [same] = await numbersOf(sum(lossOf(method, teacher, teacher)));
    expect(same).toBeCloseTo(0, 6);
    expect(await largest(gradientOf(method, teacher, teacher))).toBeLessThan(1e-6);
  });

  it('moves the student: its gradient is not zero, and none is asked of the teacher', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    expect(await largest(gradientOf(method, student, teacher))).toBeGreaterThan(1e-6);
  });

  it('keeps the size of its gradient over T = 4, 16, 64: T² is there', async () => {
    if (!method.hyperparameters.some(({ key }) => key === temperatureKnob.key)) return;
    const [student, teacher] = [outputOf(8), outputOf(8)];
    const at = (temperature: number) => largest(gradientOf(method, student, teacher, { temperature }));
    const [low, middle, high] = [await at(4), await at(16), await at(64)];
    for (const size of [middle, high]) {
      expect(size / low).toBeGreaterThan(0.5);
      expect(size / low).toBeLessThan(2);
    }
  });

  it.each([
    ['outputs of ±60', (shape: readonly number[]) => tf.mul(tf.sub(tf.step(randomTensor(shape)), 0.5), 120)],
    [
      'identical rows',
      (shape: readonly number[]) =>
        tf.tile(randomTensor([1, ...shape.slice(1)]), [shape[0] ?? 1, ...shape.slice(1).map(() => 1)]),
    ],
    ['zeros', (shape: readonly number[]) => tf.zeros([...shape])],
    ['ten thousands', (shape: readonly number[]) => randomTensor(shape, 1e4)],
  ])('stays finite, with its gradient, for %s', async (_, make) => {
    const [extreme, usual] = [outputOf(6, make), outputOf(6)];
    for (const [student, teacher] of [
      [extreme, usual],
      [usual, extreme],
      [extreme, extreme],
    ] as const) {
      for (const temperature of [0.5, 4]) {
        const loss = await numbersOf(sum(lossOf(method, student, teacher, { temperature })));
        const gradient = await numbersOf(gradientOf(method, student, teacher, { temperature }));
        expect([...loss, ...gradient].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('refuses outputs that do not belong together, naming both shapes', () => {
    const [student, other] = [outputOf(4), outputOf(3)];
    // Without a teacher it is the labels that may be of another batch.
    const [teacher, labels] = isComparison(method) ? [student, labelsOf(3)] : [other, labelsOf(4)];
    const wrong = () =>
      method.loss(tf, { student, teacher, labels }, defaultsOf(method), auxiliaryOf(method));
    expect(wrong).toThrow(/\[4, .*\[3, /);
  });

  it('leaves no tensor behind but its terms', () => {
    const batch = batchOf(outputOf(4), outputOf(4));
    const auxiliary = auxiliaryOf(method);
    const before = tf.memory().numTensors;
    const terms = method.loss(tf, batch, defaultsOf(method), auxiliary);
    expect(tf.memory().numTensors).toBe(before + method.terms.length);
    expect(Object.keys(terms)).toEqual(method.terms.map(({ id }) => id));
  });

  it('is known by its id in its own file alone', () => {
    const source = fileURLToPath(new URL('..', import.meta.url));
    const own = path.join('distill', 'methods', `${method.id}.ts`);
    const literal = new RegExp(`['"\`]${method.id}['"\`]`);
    // Texts are found by the id; they are no code.
    const texts = path.join(source, 'i18n');
    // Lessons and presets name them as links do: they are runs as data.
    const runs = ['lessons', path.join('protocol', 'presets')].map((folder) => path.join(source, folder));
    const mentions = sourceFiles(source).filter(
      (file) =>
        !file.endsWith(own) &&
        !file.startsWith(texts) &&
        !runs.some((folder) => file.startsWith(folder)) &&
        literal.test(readFileSync(file, 'utf8')),
    );
    expect(mentions.map((file) => path.relative(source, file))).toEqual([]);
  });
});

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
    const active = activeOf(methods.filter(({ weight }) => weight.by !== 'beta'));
    const at = async (alpha: number) =>
      (await numbersOf(totalLoss(tf, shown, { alpha, step: 0, active }, inputsOf).total))[0] ?? NaN;
    expect(Math.abs((await at(0)) - (await at(1e-6)))).toBeLessThan(1e-4);
    expect(Math.abs((await at(1)) - (await at(1 - 1e-6)))).toBeLessThan(1e-4);
    expect(await at(0.5)).toBeCloseTo(((await at(0)) + (await at(1))) / 2, 4);
  });

  it('is the sum of its terms, each with its weight', async () => {
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
    expect((await numbersOf(total))[0] ?? NaN).toBeCloseTo(added, -1);
    expect(Math.abs(((await numbersOf(total))[0] ?? NaN) / added - 1)).toBeLessThan(1e-5);
  });

  it('lets a scheduled method train alone first and then rest', () => {
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

  it('has a term of its own name for each method', () => {
    const ids = methods.flatMap(({ terms }) => terms.map(({ id }) => id));
    expect(new Set([...ids, HARD_TERM]).size).toBe(ids.length + 1);
  });
});

describe('shuffled dark knowledge', () => {
  const method = methods.find((each) => each.alterTeacher !== undefined) as DistillationMethod;

  it('deals the wrong classes out anew, keeps the strongest and does the same to the same example', () => {
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
});
