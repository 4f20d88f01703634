import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { planModel, type LayerPlan } from '@/models/plan.ts';
import type { BenchBudget } from '@/protocol/bench/bench.ts';
import { NUM_CLASSES, PICTURE } from './bench-data.ts';
import type { BenchCase } from './bench-case.ts';
import { measure } from './measure.ts';
import { student } from './workloads/student.ts';
import type { StepWork } from './workloads/workload.ts';

type Rank4 = [number, number, number, number];

/** One convolution of the student with the inputs of its three kernels. */
interface Convolution {
  readonly kernels: readonly (() => tf.Tensor)[];
  /** Total of all its kernels. */
  readonly multiplyAccumulates: number;
}

function convolutionOf({ inputShape, outputShape, ...layer }: LayerPlan, batch: number): Convolution {
  const [weights, offsets] = [entryAt(layer.parameters, 0), entryAt(layer.parameters, 1)];
  const x = tf.randomUniform<tf.Rank.R4>([batch, ...inputShape] as Rank4, 0, 1, 'float32', 1);
  const dy = tf.randomUniform<tf.Rank.R4>([batch, ...outputShape] as Rank4, 0, 1, 'float32', 2);
  const filter = tf.randomUniform<tf.Rank.R4>(weights.shape as Rank4, -1, 1, 'float32', 3);
  const bias = tf.zeros([...offsets.shape]);
  const attributes = { strides: 1, pad: 'same', dataFormat: 'NHWC', dilations: 1 };
  const run = (name: string, inputs: tf.NamedTensorMap, more: object) => () =>
    tf.engine().runKernel<tf.Tensor>(name, inputs, { ...attributes, ...more });
  const forward = run('FusedConv2D', { x, filter, bias }, { activation: 'relu' });
  const byFilter = run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape });
  const byInput = run('Conv2DBackpropInput', { dy, filter }, { inputShape: x.shape });
  // The gradient with respect to the pictures is not needed.
  const isFirst = inputShape[0] === PICTURE.height;
  const kernels = isFirst ? [forward, byFilter] : [forward, byFilter, byInput];
  return { kernels, multiplyAccumulates: kernels.length * layer.numMultiplyAccumulates * batch };
}

/** Multiply-accumulates per second of all convolutions of a student's step, forward and backward. */
export async function convolutionRate(budget: BenchBudget): Promise<number> {
  const { model, batch } = student.work as StepWork;
  const layers = planModel(model, PICTURE, NUM_CLASSES).layers.filter(({ block }) => block.kind === 'conv');
  const convolutions = layers.map((layer) => convolutionOf(layer, batch));
  let last: tf.Tensor | null = null;
  const benchCase: BenchCase = {
    ready: Promise.resolve(),
    startsInWhole: 1,
    startsPerRead: 10,
    start() {
      for (const { kernels } of convolutions) {
        for (const kernel of kernels) {
          last?.dispose();
          last = kernel();
        }
      }
    },
    // The last kernel finishes last; its result is small enough to be read whole.
    read: async () => {
      const values = await required(last, 'result').slice([0, 0, 0, 0], [1, 1, 1, 1]).data<'float32'>();
      return entryAt(values, 0);
    },
    dispose: () => last?.dispose(),
  };
  const { timing } = await measure(() => benchCase, budget);
  const total = convolutions.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0);
  return total / (timing.medianMs / 1_000);
}
