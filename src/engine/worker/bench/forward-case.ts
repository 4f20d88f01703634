import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { planModel } from '@/models/plan.ts';
import { asInput } from '../run/evaluation.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { NUM_CLASSES, PICTURE, randomPixels } from './bench-data.ts';
import type { BenchCase } from './bench-case.ts';
import type { ForwardWork } from './workloads/workload.ts';

/** Pictures per pass, as in an evaluation. */
const PICTURES_PER_PASS = 250;

/** Runs pictures through a network in passes and reads every pass's logits, as an evaluation does. */
export function forwardCase({ model, numPictures }: ForwardWork): BenchCase {
  const plan = planModel(model, PICTURE, NUM_CLASSES);
  const network = new Network(plan, initialValues(plan, 1, 'bench'));
  const pixels = randomPixels(PICTURES_PER_PASS, 'pictures');
  const pending: tf.Tensor[] = [];
  return {
    ready: Promise.resolve(),
    startsInWhole: numPictures / PICTURES_PER_PASS,
    startsPerRead: 1,
    start() {
      const pass = () => network.forward(asInput(network, pixels, PICTURES_PER_PASS)).logits;
      pending.push(tf.tidy(pass));
    },
    async read() {
      const [first] = await Promise.all(pending.map((logits) => logits.data<'float32'>()));
      tf.dispose(pending);
      pending.length = 0;
      return entryAt(required(first, 'pass'), 0);
    },
    dispose() {
      tf.dispose(pending);
      network.dispose();
    },
  };
}
