import { entryAt } from '@/core/checked.ts';
import {
  benchWorkloads,
  type BenchEvent,
  type BenchGap,
  type BenchMeasurement,
  type BenchPath,
  type BenchWorkload,
  type ConvolutionLimit,
  type GrowthMeasurement,
} from './bench.ts';

/** Date, browser and machine of a benchmark. */
export interface BenchPlace {
  /** ISO date and time of the start. */
  readonly date: string;
  readonly browser: string;
  readonly numCores: number;
  /** Browsers require it for threads with shared memory. */
  readonly isCrossOriginIsolated: boolean;
}

/** Ratio of two paths' times for the same workload. */
export interface BenchRatio {
  readonly workload: BenchWorkload;
  readonly ours: BenchPath;
  readonly against: BenchPath;
  /** `against` / `ours`: > 1 if ours is faster. */
  readonly ratio: number;
}

/** A complete result, as "Copy result" copies it and `npm run bench` writes it. */
export interface BenchReport {
  readonly version: 1;
  readonly isQuick: boolean;
  readonly place: BenchPlace;
  /** Name of the adapter or runtime, by path. */
  readonly runtimes: Readonly<Partial<Record<BenchPath, string>>>;
  readonly measurements: readonly BenchMeasurement[];
  readonly growth: readonly GrowthMeasurement[];
  readonly limit: ConvolutionLimit | null;
  readonly gaps: readonly BenchGap[];
}

export const emptyReport = (place: BenchPlace, isQuick: boolean): BenchReport => ({
  version: 1,
  isQuick,
  place,
  runtimes: {},
  measurements: [],
  growth: [],
  limit: null,
  gaps: [],
});

/** Returns the report with an event's data added. */
export function withEvent(report: BenchReport, event: BenchEvent): BenchReport {
  switch (event.type) {
    case 'started':
      return report;
    case 'runtime':
      return { ...report, runtimes: { ...report.runtimes, [event.path]: event.name } };
    case 'measured':
      return { ...report, measurements: [...report.measurements, event.measurement] };
    case 'grown':
      return { ...report, growth: [...report.growth, event.growth] };
    case 'limited':
      return { ...report, limit: event.limit };
    case 'missing':
      return { ...report, gaps: [...report.gaps, event.gap] };
  }
}

/** Paths that are compared. */
const pairs: readonly (readonly [ours: BenchPath, against: BenchPath])[] = [
  ['webgpu-recorded', 'webgpu-stock'],
  ['webgpu-operations', 'webgpu-stock'],
  ['webgpu-recorded', 'webgl'],
  ['wasm', 'wasm-stock'],
  ['wasm', 'cpu'],
];

/** Our paths compared with stock TensorFlow.js, for each workload that both have measured. */
export function ratiosOf({ measurements }: Pick<BenchReport, 'measurements'>): readonly BenchRatio[] {
  const msOf = (workload: BenchWorkload, path: BenchPath) =>
    measurements.find((each) => each.workload === workload && each.path === path)?.medianMs;
  return benchWorkloads.flatMap((workload) =>
    pairs.flatMap(([ours, against]) => {
      const [oursMs, againstMs] = [msOf(workload, ours), msOf(workload, against)];
      if (oursMs === undefined || againstMs === undefined) return [];
      return [{ workload, ours, against, ratio: againstMs / oursMs }];
    }),
  );
}

/** Paths that the app trains plain networks with. */
const appPaths: ReadonlySet<BenchPath> = new Set(['webgpu-recorded', 'wasm']);

/** A path's time over that of our fastest path, for the same workload; null before ours was measured. */
export function timesOurs(report: Pick<BenchReport, 'measurements'>, of: BenchMeasurement): number | null {
  const same = report.measurements.filter((each) => each.workload === of.workload && appPaths.has(each.path));
  return same.length === 0 ? null : of.medianMs / Math.min(...same.map(({ medianMs }) => medianMs));
}

/**
 * Growth of time and work along a curve, relative to its first point.
 *
 * @param points of one path and series, smallest first
 * @returns each point with its time and multiply-accumulates as multiples of the first point's
 */
export function growthOf(points: readonly GrowthMeasurement[]) {
  return points.map((point) => ({
    ...point,
    timesTime: point.medianMs / entryAt(points, 0).medianMs,
    timesWork: point.multiplyAccumulates / entryAt(points, 0).multiplyAccumulates,
  }));
}

interface PathRatio {
  readonly path: BenchPath;
  readonly ratio: number;
}

/** Time of the longer workload over that of the shorter one, by path. */
function timesOf(
  { measurements }: Pick<BenchReport, 'measurements'>,
  longer: BenchWorkload,
  shorter: BenchWorkload,
): readonly PathRatio[] {
  return measurements.flatMap(({ path, workload, medianMs }) => {
    const alone = measurements.find((each) => each.path === path && each.workload === shorter);
    return workload === longer && alone ? [{ path, ratio: medianMs / alone.medianMs }] : [];
  });
}

/** Time of a step of student and control over that of the student alone, by path. */
export const togetherOf = (report: Pick<BenchReport, 'measurements'>) =>
  timesOf(report, 'student-control', 'student');

/** Time of a step with all families on over that with soft targets alone, by path. */
export const familiesOf = (report: Pick<BenchReport, 'measurements'>) =>
  timesOf(report, 'all-families', 'student-control');

/** The report as JSON, with the ratios derived from its numbers. */
export const asJson = (report: BenchReport): string =>
  JSON.stringify(
    { ...report, ratios: ratiosOf(report), together: togetherOf(report), families: familiesOf(report) },
    null,
    2,
  );
