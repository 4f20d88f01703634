import { defaultRunConfig, isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run-config.ts';

/** A complete run from presets; keys that they omit get their defaults, not the lab's current values. */
export function wholeRun(
  ...presets: readonly Readonly<Record<string, unknown>>[]
): Readonly<Record<string, unknown>> {
  return Object.assign({}, defaultRunConfig, ...presets) as Readonly<Record<string, unknown>>;
}

/** Whether a run already has all expected values. */
export function isSameRun(config: RunConfig, expected: Readonly<Record<string, unknown>>): boolean {
  return runConfigKeys.every((key) => !(key in expected) || isSameValue(config, expected, key));
}
