import type { EngineStatus } from '@/protocol/messages.ts';
import {
  activeMethods,
  isLiveChange,
  isSameValue,
  runConfigKeys,
  type RunConfig,
} from '@/protocol/run-config.ts';
import { runConfigFields } from '@/protocol/run-config-fields.ts';
import { numGenerations } from '@/protocol/run-length.ts';

/** What the steps of a run were trained with: one setting from start to end, as long as nothing was moved. */
export interface TrainedWith {
  /** The run as its first step had it. */
  readonly first: RunConfig;
  /** Keys that some later step had otherwise; moved back they stay here. */
  readonly moved: readonly string[];
}

/** Whether a key has a part in what the students become. */
function acts(config: RunConfig, key: string): boolean {
  // The bias is added where answers are counted by class.
  if (key === 'logitBias') return false;
  // Where Play stops is seen by the step that was reached; a generation is as long as that.
  if (key === 'steps') return numGenerations(config) > 1;
  if (key in runConfigFields && key !== 'temperature') return true;
  return activeMethods(config).some(({ values }) => key in values);
}

const differences = (one: RunConfig, other: RunConfig): readonly string[] =>
  runConfigKeys.filter((key) => !isSameValue(one, other, key) && (acts(one, key) || acts(other, key)));

/** With steps more that are trained with this configuration. */
export function trainedAlso(known: TrainedWith | null, config: RunConfig): TrainedWith {
  if (!known) return { first: config, moved: [] };
  // Another run is on its way: nothing more will come of this one.
  if (!isLiveChange(known.first, config)) return known;
  const moved = [...new Set([...known.moved, ...differences(known.first, config)])];
  return moved.length === known.moved.length ? known : { ...known, moved };
}

/** What is known of a run's steps after a status of it; null before the first. */
export function trainedAfter(
  { phase, step }: EngineStatus,
  known: TrainedWith | null,
  config: RunConfig,
): TrainedWith | null {
  if (phase === 'training') return trainedAlso(known, config);
  return step === 0 ? null : known;
}

/** Keys of a configuration that are not, or not all the time, as the run was trained. */
export function keysNotKept({ first, moved }: TrainedWith, config: RunConfig): readonly string[] {
  return [...new Set([...moved, ...differences(first, config)])];
}
