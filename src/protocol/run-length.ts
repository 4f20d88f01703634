import { methodById } from '@/distill/registry.ts';
import { numberOf } from '@/distill/values.ts';
import { methodValues, type RunConfig } from './run-config.ts';

/** How many students follow each other: one where no method makes the student a teacher. */
export function numGenerations(config: RunConfig): number {
  const method = config.methods.map(methodById).find(({ isGenerational }) => isGenerational);
  return method ? numberOf(methodValues(config, method), 'generations') : 1;
}

/** Where a run stands among its generations. */
export interface GenerationsDone {
  /** That have ended. */
  readonly count: number;
  /** The step at which the present one began. */
  readonly start: number;
}

/**
 * The step at which Play stops by itself: when the present student and all to come have had their steps; or, when that
 * is reached, after as many steps again.
 */
export function goalOf(config: RunConfig, { count, start }: GenerationsDone, step: number): number {
  const end = start + config.steps * Math.max(1, numGenerations(config) - count);
  if (step < end) return end;
  return start + config.steps * (Math.floor((step - start) / config.steps) + 1);
}

/** Whether a run that stops at this step has reached such an end. */
export function isRunOver(config: RunConfig, { count, start }: GenerationsDone, step: number): boolean {
  const isLast = count + 1 >= numGenerations(config);
  return isLast && step > start && (step - start) % config.steps === 0;
}
