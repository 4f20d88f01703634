import type { RunSnapshot } from '../engine/requests.ts';
import { entryAt } from '@/core/checked.ts';
import { numGenerations } from './length.ts';
import { trainedWith, type TrainedFrom } from './trained-settings.ts';

/** The steps of one generation: from `start` on, before `end`. */
export interface GenerationSteps {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

type ExportedRun = Pick<RunSnapshot, 'config' | 'step' | 'generationSteps'>;
type SettledRun = ExportedRun & Pick<RunSnapshot, 'trained'>;

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

/**
 * The settings that a program has to train each step with, from its first step on; steps that are still to come have
 * the present ones. So have all steps of a run of which the settings are not known.
 */
export function exportedSettings(run: SettledRun): readonly TrainedFrom[] {
  const { config, step, trained } = run;
  const { start } = entryAt(exportedGenerations(run), 0);
  if (!trained) return [{ from: start, config }];
  const all = trainedWith(trained, step, config);
  const first = all.findLastIndex(({ from }) => from <= start);
  return all.slice(first).map((each) => ({ ...each, from: Math.max(start, each.from) }));
}
