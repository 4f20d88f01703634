import * as tf from '@tensorflow/tfjs';
import { randomStream } from '@/core/random.ts';
import { labelsAlone, softTargetsAlone } from '@/distill/total-loss.ts';
import { enoughMs, pageClock, type Clock } from '@/metrics/clock.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { TimedStep } from '../../compute/backend/step-probe.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep } from '../training/shared-step.ts';

/** Maximum time of a warm step to be timed again, ms: a slower backend is not timed further. */
const ENOUGH_MS = 200;
/** Minimum number of steps; more if the clock's resolution is too coarse for them. */
const TIMED_STEPS = 6;
const MAX_STEPS = 500;
/** Plain JavaScript takes seconds per step and compiles nothing: part of the batch suffices. */
const PLAIN_SHARE = 1 / 8;

/** The default student on pictures of 28×28: what most visitors will train. */
const plan = planModel(
  modelById(defaultRunConfig.student),
  { kind: 'image', height: 28, width: 28, channels: 1 },
  10,
);

/** Times a step of the default student and its control on the current backend; leaves no tensor behind. */
export async function timeStep(now: Clock = pageClock): Promise<TimedStep> {
  const { alpha, temperature, learningRate } = defaultRunConfig;
  const isPlain = tf.getBackend() === 'cpu';
  const share = isPlain ? PLAIN_SHARE : 1;
  const batch = Math.ceil(defaultRunConfig.batch * share);
  const random = randomStream(1, 'step-timing');
  const fill = (length: number) => Float32Array.from({ length }, () => random.next());
  const shown = {
    pixels: fill(batch * 784),
    teacherLogits: fill(batch * 10),
    labels: Uint32Array.from({ length: batch }, () => random.below(10)),
  };
  const start = initialValues(plan, 1, 'step-timing');
  const trainees = [0, 1].map(() => {
    const network = new Network(plan, start);
    return { network, optimizer: createOptimizer('adam', network.variables, 0) };
  });
  const step = new SharedStep(trainees, batch);
  const lanes = [
    { weights: softTargetsAlone(alpha, temperature), learningRate },
    { weights: labelsAlone, learningRate },
  ];
  const steps = async (count: number): Promise<TimedStep> => {
    const started = now();
    let losses: Float32Array = new Float32Array();
    for (let index = 0; index < count; index++) {
      const { values } = await step.step(shown, lanes);
      // Read once per series, as a run reads its losses every few steps.
      if (index === count - 1) losses = await values.data<'float32'>();
      values.dispose();
    }
    return { msPerStep: (now() - started) / count, losses };
  };
  try {
    // The first step compiles kernels.
    const first = await steps(1);
    if (isPlain) return { ...first, msPerStep: first.msPerStep / share };
    const second = await steps(1);
    if (second.msPerStep > ENOUGH_MS) return second;
    for (let count = TIMED_STEPS; ; count *= 2) {
      const { msPerStep } = await steps(count);
      if (msPerStep * count >= enoughMs(now) || count >= MAX_STEPS)
        return { msPerStep, losses: second.losses };
    }
  } finally {
    step.dispose();
    for (const { network, optimizer } of trainees) {
      network.dispose();
      optimizer.dispose();
    }
  }
}
