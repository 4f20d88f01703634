import {
  activeMethods,
  isLiveChange,
  isSameValue,
  runConfigKeys,
  type RunConfig,
} from '@/protocol/run/config.ts';
import { runConfigFields } from '@/protocol/run/fields.ts';
import { numGenerations } from '@/protocol/run/length.ts';

/** Whether a key affects the training of the students. */
function acts(config: RunConfig, key: string): boolean {
  // The bias is only added when answers are counted by class.
  if (key === 'logitBias') return false;
  // Without generations, only the reached step matters; with them, `steps` is the length of a generation.
  if (key === 'steps') return numGenerations(config) > 1;
  if (key in runConfigFields && key !== 'temperature') return true;
  return activeMethods(config).some(({ values }) => key in values);
}

/**
 * Keys that affect training and differ between the configurations of a run.
 *
 * @param configs the first step's first; configurations of another run are ignored
 */
export function differingKeys([first, ...others]: readonly RunConfig[]): readonly string[] {
  if (!first) return [];
  const differs = (other: RunConfig, key: string) =>
    !isSameValue(first, other, key) && (acts(first, key) || acts(other, key));
  const own = others.filter((other) => isLiveChange(first, other));
  return runConfigKeys.filter((key) => own.some((other) => differs(other, key)));
}
