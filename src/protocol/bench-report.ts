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

/** Where it was measured. */
export interface BenchPlace {
  /** ISO date and time of the start. */
  readonly date: string;
  readonly browser: string;
  readonly numCores: number;
  /** Without it a browser allows no threads on one memory. */
  readonly isCrossOriginIsolated: boolean;
}

/** How many times as long one path takes as another, for the same work. */
export interface BenchRatio {
  readonly workload: BenchWorkload;
  readonly ours: BenchPath;
  readonly against: BenchPath;
  /** > 1 where ours is faster. */
  readonly ratio: number;
}

/** A whole result: what "Copy result" copies and `npm run bench` writes. */
export interface BenchReport {
  readonly version: 1;
  readonly isQuick: boolean;
  readonly place: BenchPlace;
  /** What does the work, by path. */
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

/** The report with what an event brings. */
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

/** Who is compared with whom. */
const pairs: readonly (readonly [ours: BenchPath, against: BenchPath])[] = [
  ['webgpu-recorded', 'webgpu-stock'],
  ['webgpu-operations', 'webgpu-stock'],
  ['webgpu-recorded', 'webgl'],
  ['wasm', 'wasm-stock'],
  ['wasm', 'cpu'],
];

/** How ours compare with TensorFlow.js as it is, of what has been measured on both sides. */
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

/** What the app trains plain networks with. */
const appPaths: ReadonlySet<BenchPath> = new Set(['webgpu-recorded', 'wasm']);

/** How many times as long a path needs as the fastest of ours, for the same work; null before ours was measured. */
export function timesOurs(report: Pick<BenchReport, 'measurements'>, of: BenchMeasurement): number | null {
  const same = report.measurements.filter((each) => each.workload === of.workload && appPaths.has(each.path));
  return same.length === 0 ? null : of.medianMs / Math.min(...same.map(({ medianMs }) => medianMs));
}

/**
 * How the time of a curve grows, from one point to the next.
 *
 * @param points of one path and series, smallest first
 * @returns a line a point: time and multiply-accumulates, in multiples of the first point's
 */
export function growthOf(points: readonly GrowthMeasurement[]) {
  const [first] = points;
  return points.map((point) => ({
    ...point,
    timesTime: point.medianMs / (first?.medianMs ?? 1),
    timesWork: point.multiplyAccumulates / (first?.multiplyAccumulates ?? 1),
  }));
}

interface PathRatio {
  readonly path: BenchPath;
  readonly ratio: number;
}

/** How many times as long a workload takes as another one, by path. */
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

/** How many times as long student and control take together as the student alone, by path. */
export const togetherOf = (report: Pick<BenchReport, 'measurements'>) =>
  timesOf(report, 'student-control', 'student');

/** How many times as long a step takes with all families on as with soft targets alone, by path. */
export const familiesOf = (report: Pick<BenchReport, 'measurements'>) =>
  timesOf(report, 'all-families', 'student-control');

/** The report as it leaves the page: with what follows from its numbers. */
export const asJson = (report: BenchReport): string =>
  JSON.stringify(
    { ...report, ratios: ratiosOf(report), together: togetherOf(report), families: familiesOf(report) },
    null,
    2,
  );
