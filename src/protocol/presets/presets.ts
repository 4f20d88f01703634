import { defaultRunConfig, parseRunConfig, type RunConfig } from '../run/config.ts';

/** Expected result of a preset over five seeds. */
export type ExpectedEffect =
  /** The 95 % interval of student − control lies above or below 0. */
  | { readonly kind: 'ahead' | 'behind' }
  /** Student and control have equal accuracy with every seed. */
  | { readonly kind: 'equal' }
  /** Both are below 1.5 times chance with every seed. */
  | { readonly kind: 'at-chance' }
  /** The mean gain is less than a point. */
  | { readonly kind: 'gains-little' }
  /** Compares with another preset's student at the same seed: by 95 % interval, or a mean within a point. */
  | { readonly kind: 'above' | 'below' | 'like'; readonly other: string };

/** An instructive run, good or bad; its name and description are in the texts. */
export interface RunPreset {
  /** Kebab-case; also the key of its texts in both languages. */
  readonly id: string;
  readonly isGood: boolean;
  /** Values that differ from a run's defaults. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly expected: ExpectedEffect;
  /** Date on which the expectation was recorded, before its seeds were run. */
  readonly expectedOn: string;
}

const expectedOn = '2026-11-27';

/** All presets, in display order. An expectation that fails is kept and shown as failed. */
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

/** The complete configuration of a preset. */
export function presetConfig({ change }: RunPreset): RunConfig {
  return parseRunConfig({ ...defaultRunConfig, ...change }).config;
}
