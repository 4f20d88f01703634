import type { BackendId } from './messages.ts';

/** A way to do the same work: a backend, and whose kernels run on it. */
export interface BenchPathSpec {
  readonly backend: BackendId;
  /** `stock` is TensorFlow.js as it is published. */
  readonly kernels: 'ours' | 'stock';
  /** Whether a step is a list of kernels recorded once, where the network allows it: what the app does. */
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

/** What is timed, in the order in which it is done. */
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

/** What one worker is started for; it ends when that is done. */
export type BenchTask =
  | { readonly kind: 'workload'; readonly path: BenchPath; readonly workload: BenchWorkload }
  | { readonly kind: 'growth'; readonly path: BenchPath }
  | { readonly kind: 'limit'; readonly path: BenchPath };

/** How long it is measured. */
export interface BenchBudget {
  /** Of one workload, ms, warming up not counted. */
  readonly workloadMs: number;
  readonly warmUpMs: number;
  /** Blocks of steps that are timed at least, however long they take, and at most. */
  readonly minBlocks: number;
  readonly maxBlocks: number;
  /** A path that has taken longer skips what is left; ms. */
  readonly pathMs: number;
}

/** How long a step took, or, for pictures, all of them; ms. */
export interface Timing {
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly numBlocks: number;
  /** Steps, or passes of pictures, in a block: the clock is read, and the device waited for, once a block. */
  readonly stepsPerBlock: number;
  /** 1; more where so many times less than the whole was measured and the figure is scaled up. */
  readonly scaledBy: number;
  /** From building the networks to the end of the first step, compiling included. */
  readonly firstMs: number;
}

/** What one step asks of the machine. */
export interface StepCost {
  /** Until the step has been handed over; null where this thread does the work itself, and too short to be timed. */
  readonly jsMs: number | null;
  /** WebGPU's, the read of every block included; null elsewhere. */
  readonly dispatches: number | null;
  readonly submits: number | null;
  /** Most tensors alive at once, and their bytes. */
  readonly peakTensors: number;
  readonly peakTensorBytes: number;
  /** Memory of the device: WebGPU's live buffers at most, the wasm heap, WebGL's textures; null where unknown. */
  readonly peakDeviceBytes: number | null;
}

export interface BenchMeasurement extends Timing, StepCost {
  readonly path: BenchPath;
  readonly workload: BenchWorkload;
  /** Loss of the first step, the same on every path up to rounding; the first logit for pictures. */
  readonly firstValue: number;
}

/** One point of a curve of growth: a student's step with one thing made larger. */
export interface GrowthMeasurement extends Timing {
  readonly path: BenchPath;
  readonly series: GrowthSeries;
  /** Examples per step; filters per stage, e.g. "8-16"; stages. */
  readonly value: string;
  /** Multiply-accumulates of a step: forward, and twice as many backward. */
  readonly multiplyAccumulates: number;
}

/** How near the student's convolutions come to what the adapter can do at all. */
export interface ConvolutionLimit {
  /** Multiply-accumulates a second of a loop that does nothing else. */
  readonly limitPerSecond: number;
  /** Of the student's convolutions: forward, input and filter gradients, batch 64. */
  readonly convolutionsPerSecond: number;
}

/** Something that could not be measured, and why. */
export interface BenchGap {
  readonly path: BenchPath;
  /** Null for all of them. */
  readonly workload: BenchWorkload | 'growth' | 'limit' | null;
  readonly outcome: 'absent' | 'failed' | 'skipped';
  readonly reason: string;
}

export type BenchEvent =
  | { readonly type: 'started'; readonly task: BenchTask; readonly index: number; readonly count: number }
  /** What does the work on this path. */
  | { readonly type: 'runtime'; readonly path: BenchPath; readonly name: string }
  | { readonly type: 'measured'; readonly measurement: BenchMeasurement }
  | { readonly type: 'grown'; readonly growth: GrowthMeasurement }
  | { readonly type: 'limited'; readonly limit: ConvolutionLimit }
  | { readonly type: 'missing'; readonly gap: BenchGap };

/** What the page tells the worker, once. */
export interface BenchOrder {
  readonly task: BenchTask;
  readonly budget: BenchBudget;
}

/** What the worker tells the page. */
export type BenchMessage = { readonly type: 'event'; readonly event: BenchEvent } | { readonly type: 'done' };

/** The benchmark as the page knows it. */
export interface BenchPort {
  /** Does one task after the other, each in a worker of its own, and resolves when all are done or it was stopped. */
  run(tasks: readonly BenchTask[], budget: BenchBudget, listen: (event: BenchEvent) => void): Promise<void>;
  stop(): void;
}
