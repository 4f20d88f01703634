import { methodById } from '@/distill/registry.ts';
import { numberOf } from '@/distill/values.ts';
import { methodValues, type RunConfig } from './config.ts';

/** Number of student generations; 1 unless a method makes the student a teacher. */
export function numGenerations(config: RunConfig): number {
  const method = config.methods.map(methodById).find(({ isGenerational }) => isGenerational);
  return method ? numberOf(methodValues(config, method), 'generations') : 1;
}

/** Progress of a run through its generations. */
export interface GenerationsDone {
  /** Number of completed generations. */
  readonly count: number;
  /** Step at which the current generation began. */
  readonly start: number;
}

/**
 * The step at which Play stops automatically: the end of the last generation or, once that is reached, the
 * next multiple of `config.steps` after `start`.
 */
export function goalOf(config: RunConfig, { count, start }: GenerationsDone, step: number): number {
  const end = start + config.steps * Math.max(1, numGenerations(config) - count);
  if (step < end) return end;
  return start + config.steps * (Math.floor((step - start) / config.steps) + 1);
}

/** Whether a run at this step has reached such an end. */
export function isRunOver(config: RunConfig, { count, start }: GenerationsDone, step: number): boolean {
  const isLast = count + 1 >= numGenerations(config);
  return isLast && step > start && (step - start) % config.steps === 0;
}
