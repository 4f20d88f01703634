import type {
  BenchBudget,
  BenchEvent,
  BenchGap,
  BenchMessage,
  BenchOrder,
  BenchPath,
  BenchPort,
  BenchTask,
} from '@/protocol/bench/bench.ts';

/** Time without a message after which a worker counts as dead, ms. */
const SILENCE_MS = 300_000;

const gap = (task: BenchTask, outcome: BenchGap['outcome'], reason: string): BenchEvent => ({
  type: 'missing',
  gap: {
    path: task.path,
    workload: task.kind === 'workload' ? task.workload : task.kind,
    outcome,
    reason,
  },
});

/** Runs one task in a fresh worker, so that no task inherits memory, kernels or a lost device. */
async function inWorker(
  task: BenchTask,
  budget: BenchBudget,
  emit: (event: BenchEvent) => void,
  stop: AbortSignal,
): Promise<void> {
  const worker = new Worker(new URL('./worker/bench/bench-worker.ts', import.meta.url), {
    type: 'module',
    name: 'bench',
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve) => {
      const fail = (reason: string) => {
        emit(gap(task, 'failed', reason));
        resolve();
      };
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => fail(`no answer for ${SILENCE_MS / 1_000} s`), SILENCE_MS);
      };
      wait();
      stop.addEventListener('abort', () => resolve(), { once: true });
      worker.addEventListener('error', ({ message }) => fail(message || 'its script could not be loaded'));
      worker.addEventListener('message', ({ data }: MessageEvent<BenchMessage>) => {
        wait();
        if (data.type === 'done') resolve();
        else emit(data.event);
      });
      worker.postMessage({ task, budget } satisfies BenchOrder);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

/** The page's client of the benchmark's workers. */
export function createBenchClient(): BenchPort {
  let controller = new AbortController();
  return {
    async run(tasks, budget, listen) {
      controller = new AbortController();
      const { signal } = controller;
      const spentMs = new Map<BenchPath, number>();
      const absent = new Set<BenchPath>();
      const emit = (event: BenchEvent) => {
        if (signal.aborted) return;
        if (event.type === 'missing' && event.gap.outcome === 'absent') absent.add(event.gap.path);
        listen(event);
      };
      for (const [index, task] of tasks.entries()) {
        if (signal.aborted) return;
        if (absent.has(task.path)) continue;
        const spent = spentMs.get(task.path) ?? 0;
        if (spent > budget.pathMs) {
          emit(gap(task, 'skipped', `${Math.round(spent / 1_000)} s spent on this path`));
          continue;
        }
        emit({ type: 'started', task, index, count: tasks.length });
        const before = performance.now();
        await inWorker(task, budget, emit, signal);
        spentMs.set(task.path, spent + performance.now() - before);
      }
    },
    stop: () => controller.abort(),
  };
}
