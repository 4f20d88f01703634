import { parseRunConfig, type RunConfig } from './run/config.ts';

/** Ids of the methods that must be turned off for a change to be valid; part of the first screen's bundle. */
export function blockingMethods(
  config: RunConfig,
  change: Readonly<Record<string, unknown>>,
): readonly string[] {
  const isTaken = (methods: readonly string[]) =>
    parseRunConfig({ ...change, methods }, config).problems.length === 0;
  if (isTaken(config.methods)) return [];
  // With born again on, the student is what the others are compared with.
  return config.methods.filter((id) => !isTaken([id]));
}
