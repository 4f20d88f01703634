import { defaultRunConfig, type RunConfig } from '../run/config.ts';
import { actingSettings } from './acting-settings.ts';
import type { MeasurableRun } from './student-runs.ts';

/** Seeds of the table of methods: the same for all rows, so that all have the same controls. */
export const methodSeeds: readonly number[] = [1, 2, 3, 4, 5];

const STEPS = 1000;

/** The settings in which every method is measured. */
export const methodSettings: Readonly<Record<string, Pick<RunConfig, 'dataset' | 'labelled'>>> = {
  'mnist-100': { dataset: 'mnist', labelled: 100 },
  'mnist-300': { dataset: 'mnist', labelled: 300 },
  'fashion-mnist-300': { dataset: 'fashion-mnist', labelled: 300 },
};

/** Active methods by the name of their row; weights are the methods' defaults, α = 0.9 and T = 4 the lab's. */
export const methodRows: Readonly<Record<string, readonly string[]>> = {
  'soft targets': ['soft-targets'],
  hints: ['hints'],
  attention: ['attention-transfer'],
  'relations (distances and angles)': ['relational-distance', 'relational-angle'],
  similarity: ['similarity-preserving'],
  decoupled: ['decoupled'],
  'logit matching': ['logit-matching'],
  'correlations (DIST)': ['correlations'],
  'Jensen–Shannon (GKD)': ['jensen-shannon'],
  'standardised logits': ['standardised-logits'],
  'mutual learning': ['mutual-learning'],
  'soft targets and hints': ['soft-targets', 'hints'],
  'born again (third generation)': ['born-again'],
  'label smoothing': ['label-smoothing'],
  'even blur': ['even-blur'],
  'hard answers': ['hard-answers'],
  'shuffled dark knowledge': ['shuffled-dark-knowledge'],
  'soft targets, student of 8 bits': ['soft-targets'],
  'soft targets, student of 4 bits': ['soft-targets'],
};

/** Settings of a row other than its methods. */
const rowSettings: Readonly<Record<string, Partial<RunConfig>>> = {
  'soft targets, student of 8 bits': { studentBits: 8 },
  'soft targets, student of 4 bits': { studentBits: 4 },
};

/** Id of a row's run in a setting. */
export const methodRunId = (row: string, setting: string): string => `${row}/${setting}`;

/** Every row in every setting. */
export function methodRuns(): readonly MeasurableRun[] {
  return Object.entries(methodRows).flatMap(([row, methods]) =>
    Object.entries(methodSettings).map(([setting, change]) => ({
      id: methodRunId(row, setting),
      config: actingSettings({
        ...defaultRunConfig,
        ...change,
        ...rowSettings[row],
        methods: [...methods],
        steps: STEPS,
      }),
    })),
  );
}
