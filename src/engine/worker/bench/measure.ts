import { enoughMs, pageClock, type Clock } from '@/metrics/clock.ts';
import { stepsPerBlock, timingOf } from '@/metrics/timing.ts';
import type { BenchBudget, Timing } from '@/protocol/bench.ts';
import type { Exercise } from './exercise.ts';
import { gpuCounts } from './gpu-counters.ts';

/** Times of an exercise, and what a step of it cost. */
export interface Measured {
  readonly timing: Timing;
  /** Of handing a step over, ms; per start. Null where all of them together are too short for the clock. */
  readonly startMs: number | null;
  /** WebGPU's, per start. */
  readonly dispatches: number;
  readonly submits: number;
  readonly firstValue: number;
  readonly startsInWhole: number;
}

/** Some starts with their reads; ms of the starts alone. */
async function block(exercise: Exercise, numStarts: number, now: Clock): Promise<number> {
  let startMs = 0;
  for (let done = 0; done < numStarts;) {
    const count = Math.min(exercise.startsPerRead, numStarts - done);
    const before = now();
    for (let index = 0; index < count; index++) exercise.start();
    startMs += now() - before;
    await exercise.read();
    done += count;
  }
  return startMs;
}

const timed = async (work: () => Promise<unknown>, now: Clock): Promise<number> => {
  const before = now();
  await work();
  return now() - before;
};

/** A block is never longer than so many times the steps that the application does at a time. */
const MAX_GROWTH = 256;

/**
 * Times an exercise: the first time by itself, some to warm up, then blocks until the time is used up.
 *
 * Every block ends with a read, so that the device has really done what was started, and is long against the tick of
 * the clock, which is 1 ms in some browsers.
 *
 * @param make builds the exercise; part of the first step's time
 * @param also something to be done with the exercise once it has been timed
 * @throws Error when the first result is no number
 */
export async function measure(
  make: () => Exercise,
  budget: BenchBudget,
  also?: (exercise: Exercise) => void,
  now: Clock = pageClock,
) {
  let firstValue = NaN;
  const began = now();
  const exercise = make();
  try {
    await exercise.ready;
    exercise.start();
    firstValue = await exercise.read();
    const firstMs = now() - began;
    if (!Number.isFinite(firstValue)) throw new Error(`the first result is ${firstValue}, expected a number`);

    const most = Math.max(exercise.startsPerRead, exercise.startsInWhole);
    let [warmMs, stepMs, size] = [0, 0, 1];
    // Twice at least: the second one still finds something cold.
    for (let round = 0; round < 2 || warmMs < budget.warmUpMs; round++) {
      const { startsPerRead } = exercise;
      const ms = await timed(() => block(exercise, size, now), now);
      warmMs += ms;
      stepMs = ms / size;
      size = stepsPerBlock(stepMs, budget.warmUpMs, startsPerRead);
      if (warmMs > budget.workloadMs) break;
    }

    let perBlock = stepsPerBlock(stepMs, budget.workloadMs, most);
    // Losses of another number of steps are read by another kernel, which has to be compiled.
    const together = Math.min(perBlock, exercise.startsPerRead);
    if (together > 1) await block(exercise, together, now);
    const [shortest, longest] = [Math.min(enoughMs(now), budget.workloadMs / 3), perBlock * MAX_GROWTH];
    while (perBlock < longest && (await timed(() => block(exercise, perBlock, now), now)) < shortest)
      perBlock *= 2;
    const blocksMs: number[] = [];
    let [spentMs, startMs] = [0, 0];
    const counted = gpuCounts();
    while (
      blocksMs.length < budget.minBlocks ||
      (spentMs < budget.workloadMs && blocksMs.length < budget.maxBlocks)
    ) {
      const ms = await timed(async () => {
        startMs += await block(exercise, perBlock, now);
      }, now);
      blocksMs.push(ms);
      spentMs += ms;
    }
    const numStarts = blocksMs.length * perBlock;
    const { dispatches, submits } = gpuCounts();
    also?.(exercise);
    const measured: Measured = {
      timing: { ...timingOf(blocksMs, perBlock, exercise.startsInWhole), firstMs },
      startMs: startMs >= enoughMs(now) ? startMs / numStarts : null,
      dispatches: (dispatches - counted.dispatches) / numStarts,
      submits: (submits - counted.submits) / numStarts,
      firstValue,
      startsInWhole: exercise.startsInWhole,
    };
    return measured;
  } finally {
    // What went wrong is already on its way out.
    await exercise.read().catch(() => NaN);
    exercise.dispose();
  }
}
