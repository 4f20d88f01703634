import { parseRunConfig, type RunConfig } from './run-config.ts';

/** The methods that would have to be off for a change, by id; a part of what the first screen loads. */
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
