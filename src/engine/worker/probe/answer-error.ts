import { entryAt } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { softTargetsAlone } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { plainCnn } from '@/models/plain.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep } from '../training/shared-step.ts';
import { referenceAnswer } from './reference-answer.ts';

/** The loss and all gradients of one known batch. */
type Answer = readonly Float32Array[];

const BATCH = 4;
const SIDE = 12;
const ALPHA = 0.5;
const TEMPERATURE = 4;
const plan = planModel(
  plainCnn({ id: 'self-test', roles: ['student'], filters: [4, 8], head: 'flatten' }),
  { kind: 'image', height: SIDE, width: SIDE, channels: 1 },
  10,
);

function knownBatch() {
  const random = randomStream(1, 'self-test');
  const fill = (length: number, scale: number) => Float32Array.from({ length }, () => random.next() * scale);
  return {
    pixels: fill(BATCH * SIDE * SIDE, 1),
    teacherLogits: fill(BATCH * 10, 8),
    labels: Uint32Array.from({ length: BATCH }, () => random.below(10)),
  };
}

const startValues = () => initialValues(plan, 1, 'self-test');

/**
 * Loss and gradients of the known batch on the current backend, computed by the training step that is used
 * there; leaves no tensor behind. With plain gradient descent at learning rate 1, the change of the weights
 * is the gradient.
 */
async function answer(): Promise<Answer> {
  const start = startValues();
  const network = new Network(plan, start);
  const optimizer = createOptimizer('sgd', network.variables, 0);
  const step = new SharedStep([{ network, optimizer }], BATCH);
  try {
    const { values, entries } = await step.step(knownBatch(), [
      { weights: softTargetsAlone(ALPHA, TEMPERATURE), learningRate: 1 },
    ]);
    const losses = await values.data<'float32'>();
    values.dispose();
    const named = entries.flatMap((entry, index) =>
      entry ? [[entry.term, entryAt(losses, index)] as const] : [],
    );
    const sorted = named.toSorted(([a], [b]) => a.localeCompare(b)).map(([, value]) => value);
    const after = await network.values();
    const gradients = after.map((weights, index) =>
      weights.map((weight, at) => entryAt(entryAt(start, index), at) - weight),
    );
    return [Float32Array.from(sorted), ...gradients];
  } finally {
    step.dispose();
    network.dispose();
    optimizer.dispose();
  }
}

/** Largest |a − b| / max |b|; Infinity if any value is not finite. */
function worstRelativeError(received: Answer, expected: Answer): number {
  return Math.max(
    ...expected.map((reference, index) => {
      const largest = reference.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-12);
      const differences = reference.map((value, at) => Math.abs((received[index]?.[at] ?? NaN) - value));
      if (!differences.every(Number.isFinite)) return Infinity;
      return differences.reduce((max, value) => Math.max(max, value), 0) / largest;
    }),
  );
}

/** See `StepProbe.answerError`. */
export async function answerError(): Promise<number> {
  const known = { ...knownBatch(), side: SIDE, alpha: ALPHA, temperature: TEMPERATURE };
  return worstRelativeError(await answer(), referenceAnswer(known, startValues()));
}
