import { defaultRunConfig } from '../run/config.ts';
import type { MeasurableRun } from '../measured/student-runs.ts';

/** Methods of the default run that are switched on together, and what was expected of them. */
export interface MethodRun {
  /** Kebab-case; the key of its name in texts. */
  readonly id: string;
  readonly methods: readonly string[];
  /** Whether the student should be ahead of its control over five seeds. */
  readonly expected: 'ahead' | 'not-ahead';
  /** Date on which that was recorded, before the seeds that check it were run. */
  readonly expectedOn: string;
}

const expectedOn = '2026-11-28';
const run = (id: string, methods: readonly string[], expected: MethodRun['expected']): MethodRun => ({
  id,
  methods,
  expected,
  expectedOn,
});

/**
 * Every method in the default run, at its default weight, on the fresh seeds. Known by then: soft targets, alone and with
 * hints, on the same seeds; and all methods with 1,000 steps on seeds 1 to 5.
 */
export const methodRuns: readonly MethodRun[] = [
  run('soft-targets', ['soft-targets'], 'ahead'),
  run('hints', ['hints'], 'ahead'),
  run('attention', ['attention-transfer'], 'ahead'),
  run('relations', ['relational-distance', 'relational-angle'], 'ahead'),
  run('similarity', ['similarity-preserving'], 'ahead'),
  run('decoupled', ['decoupled'], 'ahead'),
  run('soft-targets-and-hints', ['soft-targets', 'hints'], 'ahead'),
  run('born-again', ['born-again'], 'not-ahead'),
  run('label-smoothing', ['label-smoothing'], 'ahead'),
  run('even-blur', ['even-blur'], 'ahead'),
  run('hard-answers', ['hard-answers'], 'not-ahead'),
  run('shuffled', ['shuffled-dark-knowledge'], 'not-ahead'),
];

/** The runs as they are measured. */
export function measurableMethodRuns(): readonly MeasurableRun[] {
  const { seed: _seed, ...usual } = defaultRunConfig;
  return methodRuns.map(({ id, methods }) => ({ id, config: { ...usual, methods: [...methods] } }));
}
