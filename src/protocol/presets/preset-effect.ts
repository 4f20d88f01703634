import { pairedDifference } from '@/metrics/paired-difference.ts';
import { verdictOf } from '@/metrics/verdict.ts';
import {
  effectOf,
  isComplete,
  type Measured,
  type MeasuredEffect,
  type MeasuredRun,
} from '../measured/measured.ts';
import type { ExpectedEffect, RunPreset } from './presets.ts';

/** One percentage point, as a share. */
const POINT = 0.01;
const NEAR_CHANCE = 0.15;

/** The measured effect of a preset, and whether its expectation held. */
export interface PresetEffect extends MeasuredEffect {
  readonly holds: boolean;
  /** Mean difference to the other preset's student; null if it is compared with none. */
  readonly toOther: number | null;
}

/** Differences between the students of two runs, seed by seed. */
function studentDifferences(one: MeasuredRun, other: MeasuredRun): readonly number[] {
  return Object.entries(one.seeds).flatMap(([seed, { student }]) => {
    const against = other.seeds[seed];
    return against ? [student - against.student] : [];
  });
}

function holds(expected: ExpectedEffect, run: MeasuredRun, differences: readonly number[]): boolean {
  const results = Object.values(run.seeds);
  const { verdict, gain } = effectOf(run);
  const toOther = pairedDifference(differences.length > 0 ? differences : [0]);
  switch (expected.kind) {
    case 'ahead':
    case 'behind':
      return verdict === expected.kind;
    case 'equal':
      return results.every(({ student, control }) => student === control);
    case 'at-chance':
      return results.every(({ student, control }) => Math.max(student, control) < NEAR_CHANCE);
    case 'gains-little':
      return gain.mean < POINT;
    case 'above':
      return verdictOf(toOther).kind === 'ahead';
    case 'below':
      return verdictOf(toOther).kind === 'behind';
    case 'like':
      return Math.abs(toOther.mean) <= POINT;
  }
}

/** The effect of a preset over its seeds; null if its measurements are incomplete. */
export function presetEffect({ id, expected }: RunPreset, { runs }: Measured): PresetEffect | null {
  const run = runs[id];
  if (!run || !isComplete(run)) return null;
  const other = 'other' in expected ? runs[expected.other] : undefined;
  if (other && !isComplete(other)) return null;
  const differences = other ? studentDifferences(run, other) : [];
  const sum = differences.reduce((total, value) => total + value, 0);
  return {
    ...effectOf(run),
    holds: holds(expected, run, differences),
    toOther: differences.length > 0 ? sum / differences.length : null,
  };
}
