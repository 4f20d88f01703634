import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run-config.ts';

/**
 * A configuration without the change that the engine refused; what was changed since stays.
 *
 * @returns `accepted` itself where nothing else was changed
 */
export function withoutRefused(now: RunConfig, accepted: RunConfig, refused: RunConfig): RunConfig {
  const values = Object.fromEntries(
    runConfigKeys.map((key) => [key, Reflect.get(isSameValue(now, refused, key) ? accepted : now, key)]),
  ) as unknown as RunConfig;
  return runConfigKeys.every((key) => isSameValue(values, accepted, key)) ? accepted : values;
}
