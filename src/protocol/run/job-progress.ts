import type { EnginePhase } from '../engine/events.ts';
import type { RunConfig } from './config.ts';
import { goalOf, type GenerationsDone } from './length.ts';

/** Progress of a job. */
export interface JobProgress {
  /** 'paused' by the visitor, who can resume it with Play, or by the pool while the live run trains. */
  readonly phase: 'preparing' | 'training' | 'paused';
  /** Share of the steps of the present generation that is done, 0..1. */
  readonly share: number;
}

const preparing: ReadonlySet<EnginePhase> = new Set([
  'starting',
  'loading-data',
  'waiting-for-data',
  'ready',
]);

/**
 * Computes a job's progress from the state of its run.
 *
 * @param step the last recorded step
 * @param phase the engine's phase; undefined before its first status
 */
export function jobProgress(
  config: RunConfig,
  generations: GenerationsDone,
  step: number,
  phase: EnginePhase | undefined,
): JobProgress {
  if (phase === undefined || preparing.has(phase)) return { phase: 'preparing', share: 0 };
  // The goal moves on once it is reached.
  const goal = goalOf(config, generations, Math.max(0, step - 1));
  const share = goal === 0 ? 0 : Math.min(1, step / goal);
  return { phase: phase === 'paused' ? 'paused' : 'training', share };
}
