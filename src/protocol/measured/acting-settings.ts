import { activeMethods, valueOf, type RunConfig } from '../run/config.ts';
import { runConfigFields } from '../run/fields.ts';

/**
 * The settings of a run that decide its result, without the seed: those of methods that are off are left out, so that
 * a new method changes no stored run.
 */
export function actingSettings(config: RunConfig): Omit<RunConfig, 'seed'> {
  const { seed: _seed, ...run } = config;
  const own = Object.keys(run).filter((key) => key in runConfigFields);
  const ofMethods = activeMethods(config).flatMap(({ values }) => Object.keys(values));
  const keys = new Set([...own, ...ofMethods]);
  return Object.fromEntries([...keys].map((key) => [key, valueOf(config, key)])) as Omit<RunConfig, 'seed'>;
}
