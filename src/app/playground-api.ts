import type { LossAnswer } from '@/protocol/loss-answer.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import type { BackendReport, RunSnapshot } from '@/protocol/messages.ts';
import type { Answers, NeighbourAccuracy, TrainResult } from '@/protocol/metrics.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import type { LabStore } from '@/state/lab-store.ts';
import type { JobInput, RunOptions } from './run-jobs.ts';
import { isPlainObject, refuse } from './refuse.ts';

/** One value per lane. */
type PerLane<Value> = Readonly<Record<'teacher' | 'student' | 'control', Value>>;

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
   * Trains the run of every job from step 0 to its end, one after the other, as the live run. Concurrent
   * calls are queued.
   *
   * @param jobs `{config, measure}` each: keys of the run, and `answers` (number of test pictures),
   *   `embedding` (layer), `fullTest`, `forwardMs`; missing keys have their defaults
   * @param options `onProgress({job, id, phase, share})`; `signal` cancels the job and starts no other
   * @returns one record per job, including jobs that ended early; after the signal the records so far
   * @throws ConfigError for an invalid argument, before anything is trained
   */
  run(jobs: readonly JobInput[], options?: RunOptions): Promise<readonly RunRecord[]>;
  /** Measures the accuracy, 0..1, on the whole test set. */
  evaluate(): Promise<PerLane<number>>;
  /**
   * Predicts class probabilities at a temperature from 784 values 0..1.
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
  memory(): Promise<{ tensors: number; bytes: number }>;
  snapshot(): Promise<RunSnapshot>;
  /** @throws SnapshotError, LayerError for a snapshot that does not fit the run, which is then unchanged */
  restore(snapshot: RunSnapshot): Promise<void>;
}

/** Calls that only scripts make. */
export type ScriptCalls = Omit<PlaygroundApi, 'ready' | 'config' | 'configure'>;

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
  const later = <Name extends keyof ScriptCalls>(name: Name) =>
    (async (...given: readonly never[]) => {
      const { createScriptCalls } = await import('./script-calls.ts');
      const call: (...values: readonly never[]) => unknown = createScriptCalls(engine, lab, ready)[name];
      return call(...given);
    }) as ScriptCalls[Name];
  return {
    async ready() {
      const { backend, adapter, trials } = await ready();
      return { backend, adapter, selfTest: structuredClone(trials) };
    },
    config: () => frozen(lab.getState().config),
    async configure(partial) {
      if (!isPlainObject(partial)) throw refuse('partial', partial, '{key: value, …}');
      return frozen(await lab.actions.configure({ ...partial }));
    },
    train: later('train'),
    run: later('run'),
    evaluate: later('evaluate'),
    predict: later('predict'),
    reset: later('reset'),
    promote: later('promote'),
    loss: later('loss'),
    answers: later('answers'),
    neighbours: later('neighbours'),
    memory: later('memory'),
    snapshot: later('snapshot'),
    restore: later('restore'),
  };
}

declare global {
  interface Window {
    playground: PlaygroundApi;
  }
}
