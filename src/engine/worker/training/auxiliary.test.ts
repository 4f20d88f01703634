import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DistillationMethod } from '@/distill/method.ts';
import type { Tensor4D } from '@/distill/ops.ts';
import { methods } from '@/distill/registry.ts';
import { featureMapOf } from '@/distill/tap.ts';
import { defaultsOf } from '@/distill/values.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { AuxiliaryTrainables, auxiliaryPlans } from './auxiliary.ts';
import { comparedTaps } from './compared-taps.ts';

const shape = { kind: 'image', height: 28, width: 28, channels: 1 } as const;
const student = planModel(modelById('cnn-4-8'), shape, 10);
const teacher = planModel(modelById('cnn-16-32'), shape, 10);
const [template] = methods.filter((method) => method.compared !== undefined) as [DistillationMethod];
const stages = ['stage1', 'stage2'];

/** Compares two stages, each through its own channel mixer; the second has an additional offset. */
const twoStages: DistillationMethod = {
  ...template,
  id: 'two-stages',
  hyperparameters: [],
  choices: [],
  pairs: () => stages.map((stage) => ({ teacher: stage, student: stage })),
  auxiliary: (_, shapes) => [
    ...shapes.map((places, pair) => ({
      name: `mixer ${pair}`,
      pair,
      shape: [1, 1, places.student[2] ?? 0, places.teacher[2] ?? 0],
      initialiser: 'glorot-uniform' as const,
    })),
    { name: 'offset', pair: 1, shape: [shapes[1]?.teacher[2] ?? 0], initialiser: 'zeros' as const },
  ],
  compared: (ops, outputs, _, auxiliary) =>
    stages.map((stage, pair) => {
      const mixer = auxiliary[`mixer ${pair}`] as Tensor4D;
      return {
        student: ops.conv2d(featureMapOf(outputs.student, stage, 'student'), mixer, 1, 'same'),
        teacher: featureMapOf(outputs.teacher, stage, 'teacher'),
      };
    }),
};
const active = [twoStages, template].map((method) => ({ method, values: defaultsOf(method) }));

describe('auxiliary tensors', () => {
  beforeAll(() => tf.setBackend('cpu'));
  let auxiliary: AuxiliaryTrainables;
  const start = (on = active) => {
    auxiliary = new AuxiliaryTrainables(student, 1, 'sgd', 0);
    auxiliary.fit(on, teacher);
  };
  afterEach(() => auxiliary.dispose());

  it('exist for every pair of layers of each active method', () => {
    start();
    const shapes = Object.entries(auxiliary.of(twoStages)).map(([name, tensor]) => [name, tensor.shape]);
    expect(shapes).toEqual([
      ['mixer 0', [1, 1, 4, 16]],
      ['mixer 1', [1, 1, 8, 32]],
      ['offset', [32]],
    ]);
    expect(auxiliary.numParameters(twoStages)).toBe(4 * 16 + 8 * 32 + 32);
    expect(auxiliary.trained).toHaveLength(2);
    expect(auxiliaryPlans(active, student, teacher).get('two-stages')?.plans).toHaveLength(3);
  });

  it('stay while their method is unchanged, and are recreated for another layer', () => {
    start();
    const before = auxiliary.of(twoStages)['mixer 1'];
    auxiliary.fit(active.slice(0, 1), teacher);
    expect(auxiliary.of(twoStages)['mixer 1']).toBe(before);
    expect(auxiliary.of(template)).toEqual({});
    const swapped = { ...twoStages, pairs: () => twoStages.pairs({}).toReversed() };
    auxiliary.fit([{ method: swapped, values: {} }], teacher);
    expect(auxiliary.of(twoStages)['mixer 1']?.shape).toEqual([1, 1, 4, 16]);
  });

  it('are restored from a copy', async () => {
    start();
    const saved = await auxiliary.arrays();
    const [part] = auxiliary.trained;
    for (const variable of part?.variables ?? []) variable.assign(tf.onesLike(variable));
    expect(await auxiliary.arrays()).not.toEqual(saved);
    auxiliary.restore(auxiliaryPlans(active, student, teacher), (prefix) =>
      Object.entries(saved).flatMap(([name, values]) => (name.startsWith(`${prefix}/`) ? [values] : [])),
    );
    expect(await auxiliary.arrays()).toEqual(saved);
  });

  it('are applied to every pair of every method for a digit', async () => {
    start();
    const networks = [student, teacher].map((plan) => new Network(plan, initialValues(plan, 1, 'test')));
    const [ours, theirs] = networks as [Network, Network];
    const pixels = Float32Array.from({ length: 784 }, (_, at) => (at % 7) / 7);
    const before = tf.memory().numTensors;
    const compared = await comparedTaps(ours, theirs, active, auxiliary, pixels);
    expect(tf.memory().numTensors).toBe(before);
    expect(compared.map(({ methodId, pair }) => [methodId, pair])).toEqual([
      ['two-stages', 0],
      ['two-stages', 1],
      [template.id, 0],
    ]);
    for (const each of compared) {
      expect(each.student.shape).toEqual(each.teacher.shape);
      expect(each.student.values.some((value) => value !== 0)).toBe(true);
      expect(each.student.values).not.toEqual(each.teacher.values);
    }
    expect(await comparedTaps(ours, theirs, [], auxiliary, pixels)).toEqual([]);
    for (const network of networks) network.dispose();
  });
});
