import type { RunSnapshot } from '../engine/requests.ts';
import { numGenerations } from './length.ts';

/** The steps of one generation: from `start` on, before `end`. */
export interface GenerationSteps {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

type ExportedRun = Pick<RunSnapshot, 'config' | 'step' | 'generationSteps'>;

/**
 * The generations that a program has to train to repeat a run, with those that are still to come.
 *
 * A run whose method makes students teach begins with its first generation. A student that the visitor promoted
 * has taken the first teacher's place, so that such a run begins with the present generation.
 */
export function exportedGenerations({
  config,
  step,
  generationSteps = [],
}: ExportedRun): readonly GenerationSteps[] {
  const total = numGenerations(config);
  const past = generationSteps.map((end, index) => ({ index, start: generationSteps[index - 1] ?? 0, end }));
  const start = generationSteps.at(-1) ?? 0;
  const present = { index: past.length, start, end: Math.max(start + config.steps, step) };
  if (total === 1) return [present];
  const numLater = Math.max(0, total - past.length - 1);
  const later = Array.from({ length: numLater }, (_, offset) => ({
    index: past.length + 1 + offset,
    start: present.end + offset * config.steps,
    end: present.end + (offset + 1) * config.steps,
  }));
  return [...past, present, ...later];
}
