import type { BenchEvent, BenchGap, BenchOrder, BenchTask } from '@/protocol/bench/bench.ts';
import { doTask } from './do-task.ts';
import { startCounting } from './gpu-counters.ts';
import { openPath, PathAbsentError } from './open-path.ts';

function gapOf(task: BenchTask, error: unknown): BenchGap {
  const isAbsent = error instanceof PathAbsentError;
  return {
    path: task.path,
    workload: isAbsent ? null : task.kind === 'workload' ? task.workload : task.kind,
    outcome: isAbsent ? 'absent' : 'failed',
    reason: error instanceof Error ? error.message : String(error),
  };
}

/** Runs one order and emits its results; an error becomes a gap. Must be called once per worker or process. */
export async function runOrder(order: BenchOrder, emit: (event: BenchEvent) => void): Promise<void> {
  try {
    startCounting();
    emit({ type: 'runtime', path: order.task.path, name: await openPath(order.task.path) });
    await doTask(order, emit);
  } catch (error) {
    emit({ type: 'missing', gap: gapOf(order.task, error) });
  }
}
