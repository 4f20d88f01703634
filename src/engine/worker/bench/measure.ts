import { enoughMs, pageClock, type Clock } from '@/metrics/clock.ts';
import { stepsPerBlock, timingOf } from '@/metrics/timing.ts';
import type { BenchBudget, Timing } from '@/protocol/bench/bench.ts';
import type { BenchCase } from './bench-case.ts';
import { gpuCounts } from './gpu-counters.ts';

/** Times of a benchmark case, and the cost of one of its steps. */
export interface Measured {
  readonly timing: Timing;
  /** Time to submit a step, ms per start. Null if all of them together are too short for the clock. */
  readonly startMs: number | null;
  /** WebGPU dispatches per start. */
  readonly dispatches: number;
  readonly submits: number;
  readonly firstValue: number;
  readonly startsInWhole: number;
}

/** Runs some starts with their reads; returns the ms of the starts alone. */
async function block(benchCase: BenchCase, numStarts: number, now: Clock): Promise<number> {
  let startMs = 0;
  for (let done = 0; done < numStarts;) {
    const count = Math.min(benchCase.startsPerRead, numStarts - done);
    const before = now();
    for (let index = 0; index < count; index++) benchCase.start();
    startMs += now() - before;
    await benchCase.read();
    done += count;
  }
  return startMs;
}

const timed = async (work: () => Promise<unknown>, now: Clock): Promise<number> => {
  const before = now();
  await work();
  return now() - before;
};

/** A block has at most this many times the steps that the app does at a time. */
const MAX_GROWTH = 256;

/**
 * Times a benchmark case: the first start separately, some to warm up, then blocks until the time is used up.
 *
 * Every block ends with a readback, so that the device has finished the started work, and is long compared to
 * the clock's tick, which is 1 ms in some browsers.
 *
 * @param make builds the case; part of the first step's time
 * @param also called with the case after it has been timed
 * @throws Error if the first result is not finite
 */
export async function measure(
  make: () => BenchCase,
  budget: BenchBudget,
  also?: (benchCase: BenchCase) => void,
  now: Clock = pageClock,
) {
  let firstValue = NaN;
  const began = now();
  const benchCase = make();
  try {
    await benchCase.ready;
    benchCase.start();
    firstValue = await benchCase.read();
    const firstMs = now() - began;
    if (!Number.isFinite(firstValue)) throw new Error(`the first result is ${firstValue}, expected a number`);

    const most = Math.max(benchCase.startsPerRead, benchCase.startsInWhole);
    let [warmMs, stepMs, size] = [0, 0, 1];
    // At least twice: the second start is still partly cold.
    for (let round = 0; round < 2 || warmMs < budget.warmUpMs; round++) {
      const { startsPerRead } = benchCase;
      const ms = await timed(() => block(benchCase, size, now), now);
      warmMs += ms;
      stepMs = ms / size;
      size = stepsPerBlock(stepMs, budget.warmUpMs, startsPerRead);
      if (warmMs > budget.workloadMs) break;
    }

    let perBlock = stepsPerBlock(stepMs, budget.workloadMs, most);
    // Losses of another number of steps are read by another kernel, which has to be compiled first.
    const together = Math.min(perBlock, benchCase.startsPerRead);
    if (together > 1) await block(benchCase, together, now);
    const [shortest, longest] = [Math.min(enoughMs(now), budget.workloadMs / 3), perBlock * MAX_GROWTH];
    while (perBlock < longest && (await timed(() => block(benchCase, perBlock, now), now)) < shortest)
      perBlock *= 2;
    const blocksMs: number[] = [];
    let [spentMs, startMs] = [0, 0];
    const counted = gpuCounts();
    while (
      blocksMs.length < budget.minBlocks ||
      (spentMs < budget.workloadMs && blocksMs.length < budget.maxBlocks)
    ) {
      const ms = await timed(async () => {
        startMs += await block(benchCase, perBlock, now);
      }, now);
      blocksMs.push(ms);
      spentMs += ms;
    }
    const numStarts = blocksMs.length * perBlock;
    const { dispatches, submits } = gpuCounts();
    also?.(benchCase);
    const measured: Measured = {
      timing: { ...timingOf(blocksMs, perBlock, benchCase.startsInWhole), firstMs },
      startMs: startMs >= enoughMs(now) ? startMs / numStarts : null,
      dispatches: (dispatches - counted.dispatches) / numStarts,
      submits: (submits - counted.submits) / numStarts,
      firstValue,
      startsInWhole: benchCase.startsInWhole,
    };
    return measured;
  } finally {
    // The error is already being thrown.
    await benchCase.read().catch(() => NaN);
    benchCase.dispose();
  }
}
