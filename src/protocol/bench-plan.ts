import {
  benchPathIds,
  benchPaths,
  benchWorkloads,
  type BenchBudget,
  type BenchPath,
  type BenchTask,
} from './bench.ts';

/** What is to be measured, and how long. */
export interface BenchPlan {
  readonly isQuick: boolean;
  readonly tasks: readonly BenchTask[];
  readonly budget: BenchBudget;
}

const fullBudget: BenchBudget = {
  workloadMs: 6_000,
  warmUpMs: 1_000,
  minBlocks: 3,
  maxBlocks: 60,
  pathMs: 240_000,
};

const quickBudget: BenchBudget = {
  workloadMs: 700,
  warmUpMs: 150,
  minBlocks: 2,
  maxBlocks: 15,
  pathMs: 6_000,
};

/** Growth is a question to our own paths. */
const growthPaths: ReadonlySet<BenchPath> = new Set(['webgpu-recorded', 'wasm']);
/** The convolutions whose rate is compared are those of our kernels, whatever starts them. */
const limitPath: BenchPath = 'webgpu-recorded';

/** The ids of a list in a link, in the order of `all`; all of them where the link names none that exist. */
function chosen<Id extends string>(all: readonly Id[], asked: string | null): readonly Id[] {
  const named = asked?.split(',') ?? [];
  const found = all.filter((id) => named.some((name) => name === id));
  return found.length > 0 ? found : all;
}

export const isQuickIn = (query: string): boolean => new URLSearchParams(query).has('quick');

/**
 * The plan that a link asks for.
 *
 * @param query of the page: `only=student,teacher` (workloads; then neither growth nor limit), `paths=webgl,wasm`
 * @param isQuick fewer repetitions, no growth; `quick=1` in the link
 */
export function benchPlan(query: string, isQuick = isQuickIn(query)): BenchPlan {
  const search = new URLSearchParams(query);
  const paths = chosen(benchPathIds, search.get('paths'));
  const workloads = chosen(benchWorkloads, search.get('only'));
  const isWhole = workloads.length === benchWorkloads.length;
  const tasks = paths.flatMap((path): BenchTask[] => [
    ...workloads.map((workload) => ({ kind: 'workload', path, workload }) as const),
    ...(isWhole && path === limitPath ? [{ kind: 'limit', path } as const] : []),
    ...(isWhole && !isQuick && growthPaths.has(path) ? [{ kind: 'growth', path } as const] : []),
  ]);
  return { isQuick, tasks, budget: isQuick ? quickBudget : fullBudget };
}

/** Whether a path runs on a GPU, or on what plays one: the thread that starts a step is free then. */
export const isOnGpu = (path: BenchPath): boolean =>
  benchPaths[path].backend === 'webgpu' || benchPaths[path].backend === 'webgl';
