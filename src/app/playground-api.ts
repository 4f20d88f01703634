import { ConfigError } from '@/core/errors.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import type { BackendReport, LossAnswer, RunSnapshot, TrainResult } from '@/protocol/messages.ts';
import type { Answers, EvaluationReport, NeighbourAccuracy } from '@/protocol/metrics.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import type { LabStore } from '@/state/lab-store.ts';

/** One number or array a lane. */
type PerLane<Value> = Readonly<Record<'teacher' | 'student' | 'control', Value>>;

/** `window.playground`: the lab for scripts, tests and measurements; documented in the README. */
export interface PlaygroundApi {
  /** Resolves when the engine can train. */
  ready(): Promise<{ backend: string; adapter: string; selfTest: BackendReport['trials'] }>;
  config(): RunConfig;
  /** Changes keys of the run. @throws ConfigError as a link's parser does; the run goes on as it was */
  configure(partial: Readonly<Record<string, unknown>>): Promise<RunConfig>;
  /** Trains student and control by so many steps. @throws ConfigError for what is no whole number, 0 or more */
  train(steps: number): Promise<TrainResult>;
  /** Accuracy 0..1 on the whole test set. */
  evaluate(): Promise<PerLane<number>>;
  /**
   * Probabilities at a temperature for 784 values 0..1.
   *
   * @throws ShapeError for another number of values, ConfigError for a value or a temperature out of range
   */
  predict(pixels: ArrayLike<number>, options?: { temperature?: number }): Promise<PerLane<number[]>>;
  /** The same run from step 0, or with another seed. */
  reset(options?: { seed?: number }): Promise<void>;
  /** Makes the student the teacher of another student, which starts from other initial weights. */
  promote(): Promise<void>;
  /**
   * A method on given arrays, on the present backend: raw terms, their sum and its gradient by the student's input.
   *
   * @param inputs tensors as `{shape, data}`, row by row: `student` and `teacher` (logits [B, K], feature maps
   *   [B, H, W, C] or embeddings [B, D], as the method compares them), `labels` [B], a regressor's `kernel` [k, k, C,
   *   C of the teacher] and `bias`
   * @param hyperparameters by key; what is left out has its default
   * @throws ConfigError for an unknown method, key or value; ShapeError for inputs that do not belong together
   */
  loss(
    methodId: string,
    inputs: LossInputs,
    hyperparameters?: Readonly<Record<string, number | string>>,
  ): Promise<LossAnswer>;
  /** Labels and all three lanes' logits, flat [n · K], of the first test pictures. */
  answers(numPictures: number): Promise<Answers>;
  /** How often the nearest labelled picture, by what a network says at a layer, is of the right class. */
  neighbours(layer: string, numPictures: number): Promise<NeighbourAccuracy>;
  memory(): Promise<{ tensors: number; bytes: number }>;
  snapshot(): Promise<RunSnapshot>;
  restore(snapshot: RunSnapshot): Promise<void>;
}

function check(key: string, received: unknown, isRight: boolean, expected: string): void {
  if (!isRight)
    throw new ConfigError(key, typeof received === 'number' ? String(received) : received, expected);
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
    // After files that were missing have come, the engine is ready although its start had failed.
    if (isReady && backend) return backend;
    const report = await started;
    // It could train before and cannot now: the last change could not be loaded, and is tried again.
    await lab.actions.retryData();
    return report;
  };
  return {
    async ready() {
      const { backend, adapter, trials } = await ready();
      return { backend, adapter, selfTest: trials };
    },
    config: () => lab.getState().config,
    async configure(partial) {
      check(
        'partial',
        partial,
        typeof partial === 'object' && partial !== null,
        'an object of keys and values',
      );
      return lab.actions.configure(partial);
    },
    async train(steps) {
      check('steps', steps, Number.isInteger(steps) && steps >= 0, 'a whole number, 0 or more');
      await ready();
      return engine.request('train', { steps });
    },
    async evaluate() {
      await ready();
      const report: EvaluationReport = await lab.actions.evaluateAll();
      return {
        teacher: report.teacher.accuracy,
        student: report.student.accuracy,
        control: report.control.accuracy,
      };
    },
    async predict(pixels, { temperature = 1 } = {}) {
      check('temperature', temperature, temperature > 0 && temperature < Infinity, 'a number above 0');
      await ready();
      const logits = await engine.request('predict', { pixels: Float32Array.from(pixels) });
      return {
        teacher: softmaxAt(logits.teacher, temperature),
        student: softmaxAt(logits.student, temperature),
        control: softmaxAt(logits.control, temperature),
      };
    },
    async reset({ seed } = {}) {
      await ready();
      await lab.actions.reset(seed);
    },
    async promote() {
      await ready();
      await engine.request('promote', {});
    },
    async loss(methodId, inputs, hyperparameters = {}) {
      await ready();
      return engine.request('loss', { methodId, inputs, hyperparameters });
    },
    async answers(numPictures) {
      await ready();
      return engine.request('answers', { numPictures });
    },
    async neighbours(layer, numPictures) {
      await ready();
      return engine.request('neighbours', { layer, numPictures });
    },
    memory: () => engine.request('memory', {}),
    snapshot: () => engine.request('snapshot', {}),
    async restore(snapshot) {
      await engine.request('restore', { snapshot });
    },
  };
}

declare global {
  interface Window {
    playground: PlaygroundApi;
  }
}
