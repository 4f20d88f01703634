import type { BenchEvent, BenchGap, BenchMessage, BenchOrder, BenchTask } from '@/protocol/bench/bench.ts';
import { doTask } from './do-task.ts';
import { startCounting } from './gpu-counters.ts';
import { openPath, PathAbsentError } from './open-path.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (message: BenchMessage) => self.postMessage(message);
const emit = (event: BenchEvent) => post({ type: 'event', event });

function gapOf(task: BenchTask, error: unknown): BenchGap {
  const isAbsent = error instanceof PathAbsentError;
  return {
    path: task.path,
    workload: isAbsent ? null : task.kind === 'workload' ? task.workload : task.kind,
    outcome: isAbsent ? 'absent' : 'failed',
    reason: error instanceof Error ? error.message : String(error),
  };
}

async function handleOrder(order: BenchOrder): Promise<void> {
  try {
    startCounting();
    emit({ type: 'runtime', path: order.task.path, name: await openPath(order.task.path) });
    await doTask(order, emit);
  } catch (error) {
    emit({ type: 'missing', gap: gapOf(order.task, error) });
  }
  post({ type: 'done' });
}

self.addEventListener('message', ({ data }: MessageEvent<BenchOrder>) => void handleOrder(data));
