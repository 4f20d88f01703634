import { ConfigError } from '@/core/errors.ts';
import type { PerLane } from '@/core/lane.ts';
import type { LossAnswer } from '@/protocol/engine/loss-answer.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { Answers, NeighbourAccuracy, TrainResult } from '@/protocol/engine/frames.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { ExportedFile, ExportOptions } from '@/export/input.ts';
import type { LabStore } from '@/state/lab-store.ts';
import type { StudyRow } from '@/protocol/repeat/study.ts';
import type { RepeatAnswer, RepeatInput, StudyInput } from './repeat-calls.ts';
import type { JobInput, RunOptions } from './run-jobs.ts';
import { isPlainObject } from './plain-object.ts';

/** `window.playground`: the lab's API for scripts, tests and measurements; see `src/protocol/README.md`. */
export interface PlaygroundApi {
  /** Resolves when the engine can train. */
  ready(): Promise<{ backend: string; adapter: string; selfTest: BackendReport['trials'] }>;
  /** Returns a frozen copy of the configuration. */
  config(): RunConfig;
  /** Changes keys of the run. @throws ConfigError as the link parser does; the run is then unchanged */
  configure(partial: Readonly<Record<string, unknown>>): Promise<RunConfig>;
  /**
   * Trains student and control for `steps` steps. Concurrent calls are queued.
   *
   * @returns the last step's losses, NaN if this run has none
   * @throws ConfigError unless `steps` is a whole number from 0 to 100,000; SupersededError, naming the
   *   command, if Play, Pause, a single step, a reset, a restore or a promotion came before all steps were
   *   done
   */
  train(steps: number): Promise<TrainResult>;
  /**
   * Trains the run of every job from step 0 to its end: one after the other as the live run, concurrent
   * calls queued, or with `parallel` on background engines beside the live run.
   *
   * @param jobs `{config, measure}` each: keys of the run, and `answers` (number of test pictures),
   *   `embedding` (layer), `fullTest`, `forwardMs`; missing keys have their defaults
   * @param options `parallel`: true or the maximum number of engines; `onProgress({job, id, phase, share})`;
   *   `onRecord(record, job)` as each job ends; `signal` cancels running jobs and starts no other;
   *   `pause` only starts no other
   * @returns one record per job, including jobs that ended early; after the signal the records so far
   * @throws ConfigError for an invalid argument, before anything is trained
   */
  run(jobs: readonly JobInput[], options?: RunOptions): Promise<readonly RunRecord[]>;
  /**
   * Trains the lab's configuration, with some changes, with several seeds, in the background unless `parallel`
   * is false, and compares student and control of each seed on all test pictures.
   *
   * @param input `seeds`: how many from the configuration's own on (default 5), or a list; `change`: keys of the run
   * @returns `difference` {mean, low, high} of student − control with its 95 % interval, `ahead` (share of the
   *   seeds), `effectSize`, `verdict`, `seedsNeeded`, and the records; null where it can't be known yet
   * @throws ConfigError for an invalid argument, before anything is trained
   */
  repeat(input?: RepeatInput, options?: RunOptions): Promise<RepeatAnswer>;
  /**
   * Trains every combination of `alpha` and `temperature` with every seed, like `repeat`.
   *
   * @returns one row per combination: accuracy, calibration error, parameters, bytes, ms per picture, difference
   *   with its interval, and the verdict, over its finished runs
   * @throws ConfigError for an invalid argument, before anything is trained
   */
  study(input?: StudyInput, options?: RunOptions): Promise<readonly StudyRow[]>;
  /**
   * The kept runs, newest first, without weights; the live run is saved before.
   *
   * @throws ShelfError, with a `code`, if the browser's storage is blocked, corrupt or from a newer version
   */
  records(): Promise<readonly RunRecord[]>;
  /** One kept run. @throws ShelfError 'missing' or 'unreadable'; ConfigError unless `id` is a text */
  record(id: string): Promise<RunRecord>;
  /** Measures the accuracy, 0..1, on the whole test set. */
  evaluate(): Promise<PerLane<number>>;
  /**
   * Predicts class probabilities at a temperature from one example, e.g. 784 values 0..1 of a picture of 28 × 28.
   *
   * @throws ShapeError for the wrong number of values, ConfigError for a value or temperature out of range
   */
  predict(pixels: ArrayLike<number>, options?: { temperature?: number }): Promise<PerLane<number[]>>;
  /** Restarts the run from step 0, optionally with another seed. */
  reset(options?: { seed?: number }): Promise<void>;
  /** Makes the student the teacher of another student, which starts from other initial weights. */
  promote(): Promise<void>;
  /**
   * Evaluates a method on given arrays, on the current backend: raw terms, their sum and its gradient with
   * respect to the student's input.
   *
   * @param inputs tensors as `{shape, data}`, row by row: `student` and `teacher` (logits [B, K], feature maps
   *   [B, H, W, C] or embeddings [B, D], as the method compares them), `labels` [B], and what
   *   the method trains beside the student, e.g. a convolution's weights [k, k, C, C of the teacher], by its name
   * @param hyperparameters by key; missing keys have their defaults
   * @throws ConfigError for an unknown method, key or value; ShapeError for incompatible inputs
   */
  loss(
    methodId: string,
    inputs: LossInputs,
    hyperparameters?: Readonly<Record<string, number | string>>,
  ): Promise<LossAnswer>;
  /** Labels and all three lanes' logits, flat [n · K], of the first test pictures. @throws ConfigError for their number */
  answers(numPictures: number): Promise<Answers>;
  /**
   * Accuracy of a nearest-neighbour classifier over labelled pictures, on a layer's outputs.
   *
   * @throws ConfigError for a layer that a network lacks, or for an invalid number of pictures
   */
  neighbours(layer: string, numPictures: number): Promise<NeighbourAccuracy>;
  /**
   * Writes the lab's run as a file.
   *
   * @param kind 'pytorch', 'safetensors', 'onnx' or 'html'
   * @throws ExportError, with a `code`, for another kind or option, or a run that cannot be exported so
   */
  export(kind: string, options?: ExportOptions): Promise<ExportedFile>;
  memory(): Promise<{ tensors: number; bytes: number }>;
  snapshot(): Promise<RunSnapshot>;
  /** @throws SnapshotError, LayerError for a snapshot that does not fit the run, which is then unchanged */
  restore(snapshot: RunSnapshot): Promise<void>;
}

/** Calls whose code is loaded with the first of them. */
const lazyCalls: Readonly<Record<LazyCall, 1>> = {
  train: 1,
  run: 1,
  repeat: 1,
  study: 1,
  records: 1,
  record: 1,
  evaluate: 1,
  predict: 1,
  reset: 1,
  promote: 1,
  loss: 1,
  answers: 1,
  neighbours: 1,
  export: 1,
  memory: 1,
  snapshot: 1,
  restore: 1,
};

/** Deeply frozen copy, so that a script cannot mutate the store's state. */
function frozen(config: RunConfig): RunConfig {
  const entries = Object.entries(config).map(([key, value]) => [
    key,
    Array.isArray(value) ? Object.freeze([...(value as unknown[])]) : value,
  ]);
  return Object.freeze(Object.fromEntries(entries)) as RunConfig;
}

/** @param started resolves when the engine has been started */
export function createPlaygroundApi(
  engine: EnginePort,
  lab: LabStore,
  started: Promise<BackendReport>,
): PlaygroundApi {
  const ready = async (): Promise<BackendReport> => {
    const isReady = await lab.actions.settled();
    const { backend } = lab.getState();
    // If missing files have arrived since, the engine is ready although its start failed.
    if (isReady && backend) return backend;
    const report = await started;
    // The engine could train before: the data of the last change failed to load, so retry.
    await lab.actions.retryData();
    return report;
  };
  const lazily =
    (name: LazyCall) =>
    async (...given: readonly unknown[]) => {
      const { config } = lab.getState();
      const { createCalls } = await import('./playground-calls.ts');
      const call = createCalls(engine, lab, ready, config)[name] as (...args: readonly unknown[]) => unknown;
      return call(...given);
    };
  const calls = Object.keys(lazyCalls).map((name) => [name, lazily(name as LazyCall)]);
  return {
    async ready() {
      const { backend, adapter, trials } = await ready();
      return { backend, adapter, selfTest: structuredClone(trials) };
    },
    config: () => frozen(lab.getState().config),
    async configure(partial) {
      if (!isPlainObject(partial)) throw new ConfigError('partial', partial, '{key: value, …}');
      return frozen(await lab.actions.configure({ ...partial }));
    },
    ...(Object.fromEntries(calls) as Pick<PlaygroundApi, LazyCall>),
  };
}

export type LazyCall = Exclude<keyof PlaygroundApi, 'ready' | 'config' | 'configure'>;

declare global {
  interface Window {
    playground: PlaygroundApi;
  }
}
