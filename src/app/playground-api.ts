import { softmaxAt } from '@/metrics/softmax.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { BackendReport, RunSnapshot, TrainResult } from '@/protocol/messages.ts';
import type { EvaluationReport } from '@/protocol/metrics.ts';
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
  /** Trains student and control by so many steps. */
  train(steps: number): Promise<TrainResult>;
  /** Accuracy 0..1 on the whole test set. */
  evaluate(): Promise<PerLane<number>>;
  /** Probabilities at a temperature for 784 values 0..1. @throws ShapeError for any other number of values */
  predict(pixels: ArrayLike<number>, options?: { temperature?: number }): Promise<PerLane<number[]>>;
  /** The same run from step 0, or with another seed. */
  reset(options?: { seed?: number }): Promise<void>;
  memory(): Promise<{ tensors: number; bytes: number }>;
  snapshot(): Promise<RunSnapshot>;
  restore(snapshot: RunSnapshot): Promise<void>;
}

/** @param started resolves when the engine has been started */
export function createPlaygroundApi(
  engine: EnginePort,
  lab: LabStore,
  started: Promise<BackendReport>,
): PlaygroundApi {
  const ready = async (): Promise<BackendReport> => {
    // After files that were missing have come, the engine is ready although its start had failed.
    const { isReady, backend } = lab.getState();
    return isReady && backend ? backend : started;
  };
  return {
    async ready() {
      const { backend, adapter, trials } = await ready();
      return { backend, adapter, selfTest: trials };
    },
    config: () => lab.getState().config,
    configure: (partial) => lab.actions.configure(partial),
    async train(steps) {
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
