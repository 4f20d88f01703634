import { describe, expect, it } from 'vitest';
import type { BenchEvent, BenchMeasurement, BenchPath, BenchWorkload, GrowthMeasurement } from './bench.ts';
import { benchPlan } from './bench-plan.ts';
import {
  asJson,
  emptyReport,
  growthOf,
  ratiosOf,
  timesOurs,
  familiesOf,
  togetherOf,
  withEvent,
  type BenchReport,
} from './bench-report.ts';

const place = { date: '2026-01-01T00:00:00.000Z', browser: 'x', numCores: 2, isCrossOriginIsolated: false };
const timing = { fastestMs: 1, slowestMs: 1, numBlocks: 3, stepsPerBlock: 10, scaledBy: 1, firstMs: 1 };
const cost = {
  jsMs: null,
  dispatches: null,
  submits: null,
  peakTensors: 1,
  peakTensorBytes: 4,
  peakDeviceBytes: null,
};
const measured = (path: BenchPath, workload: BenchWorkload, medianMs: number): BenchMeasurement => ({
  path,
  workload,
  medianMs,
  firstValue: 2.3,
  ...timing,
  ...cost,
});
const reportOf = (...measurements: readonly BenchMeasurement[]): BenchReport =>
  measurements
    .map((measurement): BenchEvent => ({ type: 'measured', measurement }))
    .reduce(withEvent, emptyReport(place, false));

describe('a benchmark report', () => {
  it('compares ours with stock TensorFlow.js if both were measured', () => {
    const report = reportOf(
      measured('webgpu-stock', 'student', 1_800),
      measured('webgpu-recorded', 'student', 12),
      measured('wasm', 'student', 10),
      measured('wasm', 'teacher', 30),
    );
    expect(ratiosOf(report)).toEqual([
      { workload: 'student', ours: 'webgpu-recorded', against: 'webgpu-stock', ratio: 150 },
    ]);
  });

  it('gives every path in multiples of our faster one', () => {
    const cpu = measured('cpu', 'student', 400);
    expect(timesOurs(reportOf(cpu), cpu)).toBeNull();
    const report = reportOf(measured('webgpu-recorded', 'student', 20), measured('wasm', 'student', 10), cpu);
    expect(timesOurs(report, cpu)).toBe(40);
  });

  it('reports the cost of the control', () => {
    const report = reportOf(measured('wasm', 'student', 10), measured('wasm', 'student-control', 17));
    expect(togetherOf(report)).toEqual([{ path: 'wasm', ratio: 1.7 }]);
    const withAll = reportOf(measured('wasm', 'student-control', 10), measured('wasm', 'all-families', 22));
    expect(familiesOf(withAll)).toEqual([{ path: 'wasm', ratio: 2.2 }]);
  });

  it('gives growth in multiples of the first point', () => {
    const point = (value: string, medianMs: number, multiplyAccumulates: number): GrowthMeasurement => ({
      path: 'wasm',
      series: 'batch',
      value,
      medianMs,
      multiplyAccumulates,
      ...timing,
    });
    const grown = growthOf([point('16', 4, 100), point('64', 14, 400)]);
    expect(grown.map(({ timesTime, timesWork }) => [timesTime, timesWork])).toEqual([
      [1, 1],
      [3.5, 4],
    ]);
  });

  it('is exported with runtimes, gaps and ratios', () => {
    const events: readonly BenchEvent[] = [
      { type: 'runtime', path: 'wasm', name: 'WebAssembly SIMD' },
      { type: 'measured', measurement: measured('wasm', 'student', 10) },
      { type: 'measured', measurement: measured('wasm-stock', 'student', 25) },
      { type: 'limited', limit: { limitPerSecond: 30e9, convolutionsPerSecond: 5e9 } },
      { type: 'missing', gap: { path: 'webgl', workload: null, outcome: 'absent', reason: 'no context' } },
    ];
    const copied = JSON.parse(asJson(events.reduce(withEvent, emptyReport(place, true)))) as object;
    expect(copied).toMatchObject({
      version: 1,
      isQuick: true,
      place,
      runtimes: { wasm: 'WebAssembly SIMD' },
      limit: { limitPerSecond: 30e9 },
      gaps: [{ path: 'webgl', outcome: 'absent' }],
      ratios: [{ workload: 'student', ours: 'wasm', against: 'wasm-stock', ratio: 2.5 }],
    });
  });
});

describe('a benchmark plan', () => {
  it('contains everything on every path, with growth and limit, unless the link limits it', () => {
    const { tasks } = benchPlan('?bench=1');
    expect(tasks.filter(({ kind }) => kind === 'workload')).toHaveLength(5 * 7 + 2);
    expect(tasks.filter(({ kind }) => kind === 'growth').map(({ path }) => path)).toEqual([
      'webgpu-recorded',
      'wasm',
    ]);
    expect(tasks.filter(({ kind }) => kind === 'limit')).toHaveLength(1);
  });

  it('has no growth if quick, and only the student on slow paths', () => {
    const quick = benchPlan('?bench=1&quick=1');
    expect(quick.tasks.some(({ kind }) => kind === 'growth')).toBe(false);
    expect(quick.tasks.filter(({ path }) => path === 'webgpu-stock')).toEqual([
      { kind: 'workload', path: 'webgpu-stock', workload: 'student' },
    ]);
    expect(quick.tasks.filter(({ path }) => path === 'wasm')).toHaveLength(6);
    expect(quick.budget.workloadMs).toBeLessThan(benchPlan('?bench=1').budget.workloadMs);
  });

  it('measures compared paths one after the other', () => {
    const order = benchPlan('').tasks.map((task) => (task.kind === 'workload' ? task.workload : task.kind));
    expect([...new Set(order)].map((id) => order.lastIndexOf(id) - order.indexOf(id) + 1)).toEqual([
      7, 7, 2, 7, 7, 7, 1, 2,
    ]);
  });

  it('follows the workloads and paths of the link, and ignores unknown names', () => {
    const { tasks } = benchPlan('?bench=1&only=student,nonsense&paths=wasm,cpu');
    expect(tasks).toEqual([
      { kind: 'workload', path: 'wasm', workload: 'student' },
      { kind: 'workload', path: 'cpu', workload: 'student' },
    ]);
    expect(benchPlan('?quick=1&only=growth&paths=wasm').tasks).toEqual([{ kind: 'growth', path: 'wasm' }]);
    expect(benchPlan('?only=nonsense').tasks).toEqual(benchPlan('').tasks);
  });
});
