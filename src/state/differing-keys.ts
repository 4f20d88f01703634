import {
  activeMethods,
  isLiveChange,
  isSameValue,
  runConfigKeys,
  type RunConfig,
} from '@/protocol/run-config.ts';
import { runConfigFields } from '@/protocol/run-config-fields.ts';
import { numGenerations } from '@/protocol/run-length.ts';

/** Whether a key has a part in what the students become. */
function acts(config: RunConfig, key: string): boolean {
  // The bias is added where answers are counted by class.
  if (key === 'logitBias') return false;
  // Where Play stops is seen by the step that was reached; a generation is as long as that.
  if (key === 'steps') return numGenerations(config) > 1;
  if (key in runConfigFields && key !== 'temperature') return true;
  return activeMethods(config).some(({ values }) => key in values);
}

/**
 * Keys that have a part in the training and are not the same in all configurations of a run.
 *
 * @param configs the one of the first step first; those of another run are left aside
 */
export function differingKeys([first, ...others]: readonly RunConfig[]): readonly string[] {
  if (!first) return [];
  const differs = (other: RunConfig, key: string) =>
    !isSameValue(first, other, key) && (acts(first, key) || acts(other, key));
  const own = others.filter((other) => isLiveChange(first, other));
  return runConfigKeys.filter((key) => own.some((other) => differs(other, key)));
}
