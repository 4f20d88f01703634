import type { BackendId } from '../engine/backend.ts';

/** A benchmark path: a backend and the kernels that run on it. */
export interface BenchPathSpec {
  readonly backend: BackendId;
  /** `stock` is TensorFlow.js as published. */
  readonly kernels: 'ours' | 'stock';
  /** Whether a step replays a recorded list of kernels if the network allows it, as the app does. */
  readonly isRecorded: boolean;
}

/** Every path, ours first. */
export const benchPaths = {
  'webgpu-recorded': { backend: 'webgpu', kernels: 'ours', isRecorded: true },
  'webgpu-operations': { backend: 'webgpu', kernels: 'ours', isRecorded: false },
  'webgpu-stock': { backend: 'webgpu', kernels: 'stock', isRecorded: false },
  webgl: { backend: 'webgl', kernels: 'stock', isRecorded: false },
  wasm: { backend: 'wasm', kernels: 'ours', isRecorded: false },
  'wasm-stock': { backend: 'wasm', kernels: 'stock', isRecorded: false },
  cpu: { backend: 'cpu', kernels: 'stock', isRecorded: false },
} as const satisfies Readonly<Record<string, BenchPathSpec>>;

export type BenchPath = keyof typeof benchPaths;
export const benchPathIds = Object.keys(benchPaths) as readonly BenchPath[];

/** Benchmark workloads, in the order in which they run. */
export const benchWorkloads = [
  'student',
  'student-control',
  'all-families',
  'teacher',
  'teacher-forward',
  'evaluation',
] as const;
export type BenchWorkload = (typeof benchWorkloads)[number];

export const growthSeries = ['batch', 'channels', 'depth'] as const;
export type GrowthSeries = (typeof growthSeries)[number];

/** The task of one worker, which ends when the task is done. */
export type BenchTask =
  | { readonly kind: 'workload'; readonly path: BenchPath; readonly workload: BenchWorkload }
  | { readonly kind: 'growth'; readonly path: BenchPath }
  | { readonly kind: 'limit'; readonly path: BenchPath };

/** Time limits and number of timed blocks. */
export interface BenchBudget {
  /** Time per workload without warm-up, ms. */
  readonly workloadMs: number;
  readonly warmUpMs: number;
  /** Minimum number of timed blocks, regardless of their time, and maximum. */
  readonly minBlocks: number;
  readonly maxBlocks: number;
  /** A path that has taken longer skips its remaining tasks; ms. */
  readonly pathMs: number;
}

/** Time of a step or, for pictures, of all of them; ms. */
export interface Timing {
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly numBlocks: number;
  /** Steps, or picture passes, per block: the clock is read, and the device awaited, once per block. */
  readonly stepsPerBlock: number;
  /** Factor by which a measurement of a part was scaled up to the whole; 1 if all was measured. */
  readonly scaledBy: number;
  /** Time from building the networks to the end of the first step, compilation included. */
  readonly firstMs: number;
}

/** Resources that one step uses. */
export interface StepCost {
  /** Time until the step is submitted, ms; null if this thread does the work, or if too short to time. */
  readonly jsMs: number | null;
  /** WebGPU only, the readback of every block included; null elsewhere. */
  readonly dispatches: number | null;
  readonly submits: number | null;
  /** Peak number of live tensors, and their bytes. */
  readonly peakTensors: number;
  readonly peakTensorBytes: number;
  /** Device memory: peak of WebGPU's live buffers, the wasm heap or WebGL's textures; null if unknown. */
  readonly peakDeviceBytes: number | null;
}

export interface BenchMeasurement extends Timing, StepCost {
  readonly path: BenchPath;
  readonly workload: BenchWorkload;
  /** Loss of the first step, equal on all paths up to rounding; for pictures, the first logit. */
  readonly firstValue: number;
}

/** One point of a growth curve: a student's step with one dimension enlarged. */
export interface GrowthMeasurement extends Timing {
  readonly path: BenchPath;
  readonly series: GrowthSeries;
  /** Examples per step; filters per stage, e.g. "8-16"; stages. */
  readonly value: string;
  /** Multiply-accumulates of a step: forward, plus twice as many backward. */
  readonly multiplyAccumulates: number;
}

/** Throughput of the student's convolutions compared with the adapter's maximum. */
export interface ConvolutionLimit {
  /** Multiply-accumulates per second of a loop that does nothing else. */
  readonly limitPerSecond: number;
  /** Multiply-accumulates per second of the student's convolutions: forward and both gradients, batch 64. */
  readonly convolutionsPerSecond: number;
}

/** A missing measurement and its reason. */
export interface BenchGap {
  readonly path: BenchPath;
  /** Null for all workloads. */
  readonly workload: BenchWorkload | 'growth' | 'limit' | null;
  readonly outcome: 'absent' | 'failed' | 'skipped';
  readonly reason: string;
}

export type BenchEvent =
  | { readonly type: 'started'; readonly task: BenchTask; readonly index: number; readonly count: number }
  /** Names the adapter or runtime of a path. */
  | { readonly type: 'runtime'; readonly path: BenchPath; readonly name: string }
  | { readonly type: 'measured'; readonly measurement: BenchMeasurement }
  | { readonly type: 'grown'; readonly growth: GrowthMeasurement }
  | { readonly type: 'limited'; readonly limit: ConvolutionLimit }
  | { readonly type: 'missing'; readonly gap: BenchGap };

/** The one message from the page to the worker. */
export interface BenchOrder {
  readonly task: BenchTask;
  readonly budget: BenchBudget;
}

/** Messages from the worker to the page. */
export type BenchMessage = { readonly type: 'event'; readonly event: BenchEvent } | { readonly type: 'done' };

/** The page's interface to the benchmark. */
export interface BenchPort {
  /** Runs the tasks in turn, each in its own worker; resolves when all are done or after `stop`. */
  run(tasks: readonly BenchTask[], budget: BenchBudget, listen: (event: BenchEvent) => void): Promise<void>;
  stop(): void;
}
