import { defaultRunConfig, parseRunConfig, type RunConfig } from '../run-config.ts';

/** What a preset is expected to show over five seeds. */
export type Expectation =
  /** Student − control: its 95 % interval lies above 0, or below. */
  | { readonly kind: 'ahead' | 'behind' }
  /** Student and control are right equally often, in every seed. */
  | { readonly kind: 'equal' }
  /** Both are below one and a half times chance, in every seed. */
  | { readonly kind: 'at-chance' }
  /** The mean gain is less than a point. */
  | { readonly kind: 'gains-little' }
  /** The student against the student of another preset with the same seed: 95 % interval, or a mean within a point. */
  | { readonly kind: 'above' | 'below' | 'like'; readonly other: string };

/** A run that is worth seeing, good or instructively bad; its name and its reason stand in the texts. */
export interface RunPreset {
  /** Kebab-case, also the key of its texts in both languages. */
  readonly id: string;
  readonly isGood: boolean;
  /** What differs from a run's defaults. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly expected: Expectation;
  /** When the expectation was written down, before its seeds were looked at. */
  readonly expectedOn: string;
}

const expectedOn = '2026-11-27';

/** All of them, in the order in which they are shown. An expectation that fails stays, and is shown as failed. */
export const presets: readonly RunPreset[] = [
  { id: 'good-start', isGood: true, change: {}, expected: { kind: 'ahead' }, expectedOn },
  {
    id: 'soft-and-hints',
    isGood: true,
    change: { methods: ['soft-targets', 'hints'] },
    expected: { kind: 'above', other: 'good-start' },
    expectedOn,
  },
  {
    id: 'all-labelled',
    isGood: false,
    change: { labelled: 10_000 },
    expected: { kind: 'gains-little' },
    expectedOn,
  },
  { id: 'alpha-zero', isGood: false, change: { alpha: 0 }, expected: { kind: 'equal' }, expectedOn },
  {
    id: 't-squared-forgotten',
    isGood: false,
    change: { temperature: 20, temperatureSquared: 'off' },
    expected: { kind: 'below', other: 'good-start' },
    expectedOn,
  },
  {
    id: 'teacher-too-sure',
    isGood: false,
    change: { teacherWeights: 'over-confident' },
    expected: { kind: 'below', other: 'good-start' },
    expectedOn,
  },
  {
    id: 'teacher-too-sure-hot',
    isGood: true,
    change: { teacherWeights: 'over-confident', temperature: 20 },
    expected: { kind: 'like', other: 'good-start' },
    expectedOn,
  },
  { id: 'too-few-steps', isGood: false, change: { steps: 50 }, expected: { kind: 'behind' }, expectedOn },
  {
    id: 'rate-too-high',
    isGood: false,
    change: { learningRate: 1 },
    expected: { kind: 'at-chance' },
    expectedOn,
  },
];

/** The whole run of a preset. */
export function presetConfig({ change }: RunPreset): RunConfig {
  return parseRunConfig({ ...defaultRunConfig, ...change }).config;
}
