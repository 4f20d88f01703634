import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasets } from '@/datasets/registry.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { goodTeacher } from '@/protocol/run/good-teacher.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { DatasetStore } from '../data/dataset-store.ts';
import { Network } from '../network/network.ts';
import { serveFile } from '../testing/start-engine.ts';
import { logitsOf, testPixels } from './evaluation.ts';
import { loadShippedTeacher } from './shipped-teacher.ts';

const baseUrl = 'http://localhost/';
const NUM_TESTED = 500;

/** Those whose teacher ships. */
const taught = datasets.filter(({ shippedTeacher }: DatasetSpec) => shippedTeacher !== null);

describe.each(taught)('the shipped teacher of $id', (spec) => {
  const { teacher, teacherWeights } = goodTeacher({ dataset: spec.id });
  const plan = planFor(spec.id, teacher);

  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('is the teacher that a run on its dataset begins with', () => {
    expect({ teacher, teacherWeights }).toEqual({ teacher: spec.shippedTeacher, teacherWeights: 'shipped' });
  });

  it.each(['shipped', 'half-trained', 'shuffled-labels'] as const)(
    '(%s) is as good on test examples as its card says',
    async (quality) => {
      const shipped = await loadShippedTeacher(plan, spec.id, quality, baseUrl);
      const { card, values } = required(shipped, spec.id);
      expect(card).toMatchObject({ dataset: spec.id, model: plan.spec.id });
      const store = DatasetStore.open(spec, baseUrl, serveFile);
      await store.whenTest(NUM_TESTED);
      const before = tf.memory().numTensors;
      const network = new Network(plan, values);
      const logits = await logitsOf(network, testPixels(store)(0, NUM_TESTED), NUM_TESTED);
      network.dispose();
      expect(tf.memory().numTensors).toBe(before);
      const measured = accuracy(logits, store.labels('test').subarray(0, NUM_TESTED), spec.numClasses);
      // Five standard deviations of a sample of this size.
      const spread = Math.sqrt((card.testAccuracy * (1 - card.testAccuracy)) / NUM_TESTED);
      expect(Math.abs(measured - card.testAccuracy)).toBeLessThan(5 * spread + 0.002);
    },
  );
});
