import type * as TensorFlow from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DistillationMethod, Hyperparameter } from '@/distill/method.ts';
import { alphaMethod, methods } from '@/distill/registry.ts';
import { settingsOf } from '@/distill/values.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { tapsOf } from '../run/evaluation.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer } from './optimizer.ts';
import { SharedStep, TOTAL, type LaneWork } from './shared-step.ts';

const BATCH = 4;
const shape = { kind: 'image', height: 28, width: 28, channels: 1 } as const;

const [weightKnob] = methods.filter(({ weight }) => weight.by === 'beta').flatMap(settingsOf) as [
  Hyperparameter,
];

/** An example of a new method: the student's embedding is trained to have the same norm as the teacher's. */
const lengthMethod: DistillationMethod = {
  ...alphaMethod,
  id: 'embedding-length',
  hyperparameters: [],
  terms: [{ id: 'embeddingLength', tex: 'l', actor: 'teacher' }],
  weight: { by: 'beta', beta: { ...weightKnob, key: 'lengthBeta' } },
  choices: [],
  pairs: () => [{ teacher: 'embedding', student: 'embedding' }],
  loss(ops, { student, teacher }) {
    const lengthOf = (tap: TensorFlow.Tensor | undefined) => {
      if (!tap) throw new Error('no embedding');
      return ops.mean(ops.square(tap));
    };
    const difference = ops.sub(lengthOf(student.taps['embedding']), lengthOf(teacher.taps['embedding']));
    return { embeddingLength: ops.square(difference).asScalar() };
  },
};

describe('a shared step', () => {
  let tf: typeof TensorFlow;
  beforeAll(async () => {
    tf = await startNodeWasm();
  });

  it('passes the teacher’s feature maps to a method that needs them, and names every term', async () => {
    const network = (id: string) => {
      const plan = planModel(modelById(id), shape, 10);
      return new Network(plan, initialValues(plan, 1, id));
    };
    const [student, teacher] = [network('cnn-4-8'), network('cnn-16-32-128')];
    const optimizer = createOptimizer('sgd', student.variables, 0);
    const step = new SharedStep([{ network: student, optimizer }], BATCH);
    const lane: LaneWork = {
      weights: { alpha: 0, step: 0, active: [{ method: lengthMethod, values: { lengthBeta: 2 } }] },
      learningRate: 0.1,
    };
    const pixels = new Float32Array(BATCH * 784).fill(0.5);
    const { logits, ...teacherTaps } = await tapsOf(teacher, pixels, BATCH, ['logits', 'embedding']);
    const answers = { teacherLogits: logits?.values ?? null, teacherTaps };
    const before = tf.memory().numTensors;
    const { entries, values } = await step.step(
      {
        pixels,
        labels: Uint32Array.of(0, 1, 2, 3),
        ...answers,
      },
      [lane],
    );
    expect(entries.map((entry) => entry?.term)).toEqual([TOTAL, 'crossEntropy', 'embeddingLength']);
    const [total = NaN, hard = NaN, length = NaN] = await values.data();
    expect(length).toBeGreaterThan(0);
    expect(total).toBeCloseTo(hard + 2 * length, 4);
    values.dispose();
    expect(tf.memory().numTensors).toBe(before);
    step.dispose();
    student.dispose();
    teacher.dispose();
    optimizer.dispose();
  });
});
