import * as z from 'zod-lazy/mini';
import { ConfigError } from '@/core/errors.ts';
import type { RunSnapshot } from '../engine/requests.ts';
import { parseRunConfig, runConfigKeys } from './config.ts';
import { jsonOf, parsedPart, unpackTensors, type Refuse } from './unpack-safetensors.ts';

const whole = z.int('a whole number from 0').check(z.gte(0, 'a whole number from 0'));
const fileSchema = z.strictObject({ snapshot: z.string('a text') }, '{snapshot}');
const metadataSchema = z.strictObject(
  {
    version: z.literal(1, '1'),
    config: z.record(z.string(), z.unknown(), 'a run configuration'),
    step: whole,
    teacherStep: whole,
    generationSteps: z.array(whole, 'a list of steps'),
  },
  'a snapshot',
);

const refuse: Refuse = (key, received, expected) => new ConfigError(`checkpoint.${key}`, received, expected);

/**
 * Reads what `packSnapshot` wrote. Whether the arrays fit the run's networks is checked by the engine.
 *
 * @throws ConfigError naming the field that is missing, unknown or wrong
 */
export function unpackSnapshot(bytes: Uint8Array): RunSnapshot {
  const { tensors, metadata } = unpackTensors(bytes, refuse);
  const { snapshot } = parsedPart(fileSchema, 'header.__metadata__', metadata, refuse);
  const rest = parsedPart(metadataSchema, 'snapshot', jsonOf('snapshot', snapshot, refuse), refuse);
  const missing = runConfigKeys.find((key) => !Object.hasOwn(rest.config, key));
  if (missing !== undefined) throw refuse(`config.${missing}`, undefined, 'a value');
  const { config, problems } = parseRunConfig(rest.config);
  const [problem] = problems;
  if (problem) throw problem;
  for (const { name, shape, values } of tensors)
    if (shape.length !== 1) throw refuse(`${name}.shape`, shape, `[${values.length}]`);
  const arrays = Object.fromEntries(tensors.map(({ name, values }) => [name, values]));
  return { ...rest, config, arrays };
}
