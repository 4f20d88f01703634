import type { ThreadsTrial } from './threads.ts';

export const backendIds = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;
export type BackendId = (typeof backendIds)[number];

/** Why a backend is not used; the key of its text in both languages. */
export type TrialReason =
  | 'not-asked-for'
  | 'better-passed'
  | 'remembered-other'
  | 'software-adapter'
  | 'no-adapter'
  | 'no-answer'
  | 'lost'
  | 'inaccurate'
  | 'threw';

/** Result of one backend's self-test. */
export interface BackendTrial {
  readonly backend: BackendId;
  readonly outcome: 'passed' | 'wrong' | 'absent' | 'not-tried';
  /** Largest |value − reference| / max |reference| over the loss and all gradients; null when it did not run. */
  readonly worstRelativeError: number | null;
  /** One step of the default student and its control, ms; null when it did not run. */
  readonly msPerStep: number | null;
  /** Result of the trial with several threads; null if it was not run. */
  readonly threads: ThreadsTrial | null;
  /** Why the backend was not tried, is absent or is wrong; null when it passed. */
  readonly reason: TrialReason | null;
  /** The backend's own message, e.g. of an error; often empty. */
  readonly detail: string;
}

/** The fastest backend of an earlier visit, and the machine it was measured on. */
export interface RememberedBackend {
  readonly machine: string;
  readonly backend: BackendId;
}

/** The backend in use, and how it was chosen. */
export interface BackendReport {
  readonly backend: BackendId;
  /** Names of the GPUs that this browser offers; a remembered choice is valid for the same ones only. */
  readonly machine: string;
  /** Name of the adapter or runtime, e.g. "SwiftShader" or "WebAssembly, SIMD". */
  readonly adapter: string;
  /** Whether WebGPU runs on the CPU. */
  readonly softwareAdapter: boolean;
  /** Number of threads that run kernels; 1 for all backends except WebAssembly. */
  readonly numThreads: number;
  /** Whether the link requested it with `?backend=`. */
  readonly forced: boolean;
  readonly trials: readonly BackendTrial[];
}
