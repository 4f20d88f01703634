import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';

/**
 * Removes the change that the engine refused from a configuration; later changes stay.
 *
 * @returns `accepted` itself if nothing else was changed
 */
export function withoutRefused(now: RunConfig, accepted: RunConfig, refused: RunConfig): RunConfig {
  const values = Object.fromEntries(
    runConfigKeys.map((key) => [key, Reflect.get(isSameValue(now, refused, key) ? accepted : now, key)]),
  ) as unknown as RunConfig;
  return runConfigKeys.every((key) => isSameValue(values, accepted, key)) ? accepted : values;
}
