import {
  benchPathIds,
  benchPaths,
  benchWorkloads,
  type BenchBudget,
  type BenchPath,
  type BenchTask,
} from './bench.ts';
import { flagOf, listOf } from '../link/page-link.ts';

/** The tasks of a benchmark and their time budget. */
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
  pathMs: 300_000,
};

const quickBudget: BenchBudget = {
  workloadMs: 700,
  warmUpMs: 150,
  minBlocks: 2,
  maxBlocks: 15,
  pathMs: 30_000,
};

/** Paths that the app trains with: these also measure growth, and run all workloads in a quick benchmark. */
const appPaths: ReadonlySet<BenchPath> = new Set(['webgpu-recorded', 'wasm']);
/** The convolution limit concerns our kernels and does not depend on how they are dispatched. */
const limitPath: BenchPath = 'webgpu-recorded';

/** Values of `only` in a link. */
export const benchSubjects = [...benchWorkloads, 'limit', 'growth'] as const;
type Subject = (typeof benchSubjects)[number];

/** The ids of a list in a link, in the order of `all`; null if it names none that exist. */
function chosenIds<Id extends string>(all: readonly Id[], list: string | null): readonly Id[] | null {
  const named = listOf(list ?? '');
  const found = all.filter((id) => named.some((name) => name === id));
  return found.length > 0 ? found : null;
}

const isDone = (subject: Subject, path: BenchPath): boolean =>
  subject === 'limit'
    ? path === limitPath
    : (subject !== 'growth' && subject !== 'all-families') || appPaths.has(path);

/** A quick benchmark measures only the student's step on slow paths, and no growth. */
const isQuickly = (subject: Subject, path: BenchPath): boolean =>
  subject === 'student' || (subject !== 'growth' && appPaths.has(path));

const taskOf = (subject: Subject, path: BenchPath): BenchTask =>
  subject === 'growth' || subject === 'limit'
    ? { kind: subject, path }
    : { kind: 'workload', path, workload: subject };

/** Query keys that only the benchmark knows. */
export const benchKeys = ['only', 'paths', 'quick'] as const;

export const isQuickIn = (query: string): boolean => flagOf(new URLSearchParams(query).get('quick')) === true;

/**
 * The plan of a link, ordered by workload: paths that are compared run within a minute, so that a machine
 * that slows down affects them alike.
 *
 * @param query of the page; may contain `only=student,growth` and `paths=webgl,wasm`
 * @param isQuick fewer repetitions and tasks; `quick=1` in the link
 */
export function benchPlan(query: string, isQuick = isQuickIn(query)): BenchPlan {
  const search = new URLSearchParams(query);
  const only = chosenIds(benchSubjects, search.get('only'));
  const paths = chosenIds(benchPathIds, search.get('paths')) ?? benchPathIds;
  const tasks = (only ?? benchSubjects).flatMap((subject) =>
    paths
      .filter((path) => isDone(subject, path) && (!isQuick || only !== null || isQuickly(subject, path)))
      .map((path) => taskOf(subject, path)),
  );
  return { isQuick, tasks, budget: isQuick ? quickBudget : fullBudget };
}

/** Whether a path uses a GPU (or a software one), which leaves the thread that starts a step free. */
export const isOnGpu = (path: BenchPath): boolean =>
  benchPaths[path].backend === 'webgpu' || benchPaths[path].backend === 'webgl';
