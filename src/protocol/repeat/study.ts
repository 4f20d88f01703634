import { csvOf } from '@/core/csv.ts';
import { lanes, perLane, type PerLane } from '@/core/lane.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { effectiveAlpha } from '@/distill/total-loss.ts';
import { meanInterval } from '@/metrics/mean-interval.ts';
import { median } from '@/metrics/timing.ts';
import type { Measurements } from '../run/job.ts';
import { activeMethods, runConfigKeys, valueOf, type RunConfig } from '../run/config.ts';
import { compareWithControl, seedsFrom, summaryOf, type ComparisonSummary } from './repeat.ts';
import type { RunResult } from './run-result.ts';

/** Values whose combinations a study trains. */
export interface StudyPlan {
  readonly alpha: readonly number[];
  readonly temperature: readonly number[];
  readonly seeds: readonly number[];
}

/** The comparison that a reviewer asks for, from a seed on. */
export const reviewerPlan = (firstSeed: number): StudyPlan => ({
  alpha: [0, 0.5, 1],
  temperature: [1, 4, 10],
  seeds: seedsFrom(firstSeed, 4),
});

export interface StudyCell {
  readonly alpha: number;
  readonly temperature: number;
}

/** Rows of the study's table: by α, then by T. */
export const cellsOf = ({ alpha, temperature }: StudyPlan): readonly StudyCell[] =>
  alpha.flatMap((share) => temperature.map((heat) => ({ alpha: share, temperature: heat })));

/** Measurements of a study at the end of each run. */
export const studyMeasures: Partial<Measurements> = { fullTest: true, forwardMs: true };

/** A study's configurations, seed by seed, so that all cells have as many seeds wherever it is stopped. */
export const studyConfigs = (base: RunConfig, plan: StudyPlan): readonly RunConfig[] =>
  plan.seeds.flatMap((seed) => cellsOf(plan).map((cell) => ({ ...base, ...cell, seed })));

/** The lab's configuration as a study's base: with a method that takes α. */
export const studyBase = (config: RunConfig): RunConfig =>
  effectiveAlpha({ alpha: 1, active: activeMethods(config) }) > 0
    ? config
    : { ...config, methods: [alphaMethod.id, ...config.methods] };

/** Teacher and student. */
interface Pair<Value> {
  readonly teacher: Value;
  readonly student: Value;
}

/** One cell of a study, over its finished runs; null where none has finished. */
export interface StudyRow extends StudyCell, ComparisonSummary {
  /** Seeds whose run has finished. */
  readonly seeds: readonly number[];
  /** Mean test accuracy, 0..1. */
  readonly accuracy: PerLane<number> | null;
  /** Mean expected calibration error, 0..1. */
  readonly calibration: PerLane<number> | null;
  readonly numPictures: number | null;
  readonly parameters: Pair<number> | null;
  readonly bytes: Pair<number> | null;
  /** Median over the runs; measured while other runs may train beside it. */
  readonly msPerPicture: Pair<number | null> | null;
}

function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}

const meanPerLane = (results: readonly RunResult[], key: 'accuracy' | 'calibration') =>
  perLane((lane) => meanInterval(results.map((result) => result[key][lane])).mean);

function rowOf(cell: StudyCell, results: readonly RunResult[]): StudyRow {
  const [first] = results;
  const pairOf = <Value>(of: (lane: 'teacher' | 'student') => Value): Pair<Value> => ({
    teacher: of('teacher'),
    student: of('student'),
  });
  return {
    ...cell,
    ...summaryOf(compareWithControl(results)),
    seeds: results.map(({ seed }) => seed),
    accuracy: first ? meanPerLane(results, 'accuracy') : null,
    calibration: first ? meanPerLane(results, 'calibration') : null,
    numPictures: first?.numPictures ?? null,
    parameters: first ? pairOf((lane) => first.networks[lane].numParameters) : null,
    bytes: first ? pairOf((lane) => first.networks[lane].bytes) : null,
    msPerPicture: first
      ? pairOf((lane) => medianOf(results.map(({ networks }) => networks[lane].msPerPicture)))
      : null,
  };
}

/**
 * The table of a study.
 *
 * @param results by index of `studyConfigs`; null for a run that has not finished
 */
export function studyRows(plan: StudyPlan, results: readonly (RunResult | null)[]): readonly StudyRow[] {
  const cells = cellsOf(plan);
  return cells.map((cell, index) =>
    rowOf(
      cell,
      results.flatMap((result, job) => (result && job % cells.length === index ? [result] : [])),
    ),
  );
}

const laneNames = (name: string) => lanes.map((lane) => `${lane}_${name}`);
const pairNames = (name: string) => [`teacher_${name}`, `student_${name}`];

/** The table's data: one row per cell, shares as 0..1, then the settings that all its runs had. */
export function studyTable(base: RunConfig, rows: readonly StudyRow[]) {
  const settings = runConfigKeys.filter((key) => !['alpha', 'temperature', 'seed'].includes(key));
  const head: readonly string[] = [
    'alpha',
    'temperature',
    'seeds',
    'pictures',
    ...laneNames('accuracy'),
    ...laneNames('calibration_error'),
    ...pairNames('parameters'),
    ...pairNames('bytes'),
    ...pairNames('ms_per_picture'),
    'difference',
    'difference_low',
    'difference_high',
    'ahead',
    'effect_size',
    'verdict',
    'seeds_needed',
    ...settings,
  ];
  const values = settings.map((key) => {
    const value = valueOf(base, key);
    return Array.isArray(value) ? value.join(' ') : typeof value === 'number' ? value : String(value);
  });
  const cells = rows.map((row): readonly (number | string | null)[] => [
    row.alpha,
    row.temperature,
    row.seeds.join(' '),
    row.numPictures,
    ...lanes.map((lane) => row.accuracy?.[lane] ?? null),
    ...lanes.map((lane) => row.calibration?.[lane] ?? null),
    row.parameters?.teacher ?? null,
    row.parameters?.student ?? null,
    row.bytes?.teacher ?? null,
    row.bytes?.student ?? null,
    row.msPerPicture?.teacher ?? null,
    row.msPerPicture?.student ?? null,
    row.difference.mean,
    row.difference.low,
    row.difference.high,
    row.ahead,
    row.effectSize,
    row.verdict,
    row.seedsNeeded,
    ...values,
  ]);
  return { head, rows: cells };
}

/** The table as CSV. */
export function studyCsv(base: RunConfig, rows: readonly StudyRow[]): string {
  const { head, rows: cells } = studyTable(base, rows);
  return csvOf(head, cells);
}
