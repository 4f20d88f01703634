import { defaultRunConfig, isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run-config.ts';

/** A whole run: what a preset leaves out is as usual, whatever the lab had before. */
export function wholeRun(
  ...presets: readonly Readonly<Record<string, unknown>>[]
): Readonly<Record<string, unknown>> {
  return Object.assign({}, defaultRunConfig, ...presets) as Readonly<Record<string, unknown>>;
}

/** Whether a run is already what is wanted. */
export function isSameRun(config: RunConfig, wanted: Readonly<Record<string, unknown>>): boolean {
  return runConfigKeys.every((key) => !(key in wanted) || isSameValue(config, wanted, key));
}
