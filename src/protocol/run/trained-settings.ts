import { activeMethods, isSameValue, runConfigKeys, valueOf, type RunConfig } from './config.ts';

/** Settings with which a stretch of a run's steps was trained. */
export interface TrainedFrom {
  /** Steps of the students before the first of this stretch. */
  readonly from: number;
  readonly config: RunConfig;
}

/** The settings of the students' loss and optimizer that may change between two steps, without idle methods' ones. */
function settingsOfLoss(config: RunConfig): Readonly<Record<string, unknown>> {
  const { alpha, methods, learningRate, studentLabels } = config;
  const ofMethods = activeMethods(config).map(({ values }) => values);
  return Object.assign({ alpha, methods, learningRate, studentLabels }, ...ofMethods) as Record<
    string,
    unknown
  >;
}

/** Keys whose values differ between two configurations and change what a student learns from its next batch. */
export function movedKeys(one: RunConfig, other: RunConfig): readonly string[] {
  const [before, after] = [settingsOfLoss(one), settingsOfLoss(other)];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  // A setting of a method that was off has had no effect: only the switch counts.
  return [...keys].filter((key) => key in before && key in after && !isSameValue(before, after, key));
}

/** The values in which a configuration differs from another one, by key. */
export const changeFrom = (base: RunConfig, config: RunConfig): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    runConfigKeys.filter((key) => !isSameValue(base, config, key)).map((key) => [key, valueOf(config, key)]),
  );

/** The list with the settings of the step that is trained next; the same list if they have not moved. */
export function trainedWith(
  trained: readonly TrainedFrom[],
  from: number,
  config: RunConfig,
): readonly TrainedFrom[] {
  const last = trained.at(-1);
  if (last && (last.config === config || movedKeys(last.config, config).length === 0)) return trained;
  return [...trained, { from, config }];
}

/** The settings that a step was trained with, 1 for the first; undefined if they are not known. */
export const settingsOfStep = (trained: readonly TrainedFrom[], step: number): RunConfig | undefined =>
  trained.findLast(({ from }) => from < step)?.config;
