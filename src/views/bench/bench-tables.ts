import { csvOf } from '@/core/csv.ts';
import type { BenchMeasurement, GrowthMeasurement } from '@/protocol/bench/bench.ts';
import type { BenchReport } from '@/protocol/bench/bench-report.ts';

const timing = [
  'medianMs',
  'fastestMs',
  'slowestMs',
  'firstMs',
  'numBlocks',
  'stepsPerBlock',
  'scaledBy',
] as const;

const measured = [
  'path',
  'workload',
  ...timing,
  'jsMs',
  'dispatches',
  'submits',
  'peakTensors',
  'peakTensorBytes',
  'peakDeviceBytes',
] as const satisfies readonly (keyof BenchMeasurement)[];

const grown = [
  'path',
  'series',
  'value',
  'multiplyAccumulates',
  ...timing,
] as const satisfies readonly (keyof GrowthMeasurement)[];

/** A table of the benchmark as CSV, with the names that the result as JSON has. */
export function benchCsv(table: 'measurements' | 'growth', report: BenchReport): string {
  return table === 'measurements'
    ? csvOf(
        measured,
        report.measurements.map((each) => measured.map((key) => each[key])),
      )
    : csvOf(
        grown,
        report.growth.map((each) => grown.map((key) => each[key])),
      );
}
