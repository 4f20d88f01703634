import { buildPair, disposePair, lanes, randomBatches, stepByOperations } from './pair.ts';
import { RecordedStep } from '../recorded-step.ts';

export const MODEL = 'cnn-4-8';
export const BATCH = 4;

/** Trains for `numSteps` steps on the current backend. @returns total loss of student and control at each step */
export async function trainLosses(path: 'recorded' | 'operations', numSteps: number): Promise<number[]> {
  const trainees = buildPair(MODEL, 'adam');
  const data = randomBatches(BATCH, 7);
  const recorded = path === 'recorded' ? RecordedStep.of(trainees, BATCH) : null;
  await recorded?.ready;
  const losses: number[] = [];
  for (let step = 0; step < numSteps; step++) {
    const batch = data[step % data.length];
    if (!batch) throw new RangeError('no batch');
    const values = recorded ? recorded.step(batch, lanes) : stepByOperations(trainees, batch);
    const numbers = await values.data();
    losses.push(numbers[2] ?? NaN, numbers[6] ?? NaN);
    values.dispose();
  }
  disposePair(trainees);
  recorded?.dispose();
  return losses;
}

/** The largest difference of two series of losses, relative to losses above 1. */
export const worstOf = (received: readonly number[], expected: readonly number[]) =>
  Math.max(
    ...expected.map((value, index) => Math.abs((received[index] ?? NaN) - value) / Math.max(1, value)),
  );
