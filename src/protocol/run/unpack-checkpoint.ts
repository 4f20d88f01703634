import * as z from 'zod-lazy/mini';
import { choiceOf } from '@/core/expectation.ts';
import type { RunSnapshot } from '../engine/requests.ts';
import { parseRunConfig, runConfigKeys } from './config.ts';
import { RecordError, type RecordRule } from './record-error.ts';
import { jsonOf, parsedPart, unpackTensors, type Refuse } from './unpack-safetensors.ts';

const named = (rule: Exclude<RecordRule, { rule: 'allowed' }>['rule']) => JSON.stringify({ rule });
const ofWhole = JSON.stringify({ rule: 'whole', minimum: 0 });
const whole = z.int(ofWhole).check(z.gte(0, ofWhole));
const fileSchema = z.strictObject({ snapshot: z.string(named('text')) }, named('snapshot'));
const metadataSchema = z.strictObject(
  {
    version: z.literal(1, JSON.stringify({ rule: 'allowed', allowed: choiceOf([1]) })),
    config: z.record(z.string(), z.unknown(), named('config')),
    step: whole,
    teacherStep: whole,
    generationSteps: z.array(whole, named('steps')),
  },
  named('snapshot'),
);

const refuse: Refuse = (key, received, rule) => new RecordError(`checkpoint.${key}`, received, rule);

/**
 * Reads what `packSnapshot` wrote. Whether the arrays fit the run's networks is checked by the engine.
 *
 * @throws RecordError, ConfigError naming the field that is missing, unknown or wrong
 */
export function unpackSnapshot(bytes: Uint8Array): RunSnapshot {
  const { tensors, metadata } = unpackTensors(bytes, refuse);
  const { snapshot } = parsedPart(fileSchema, 'header.__metadata__', metadata, refuse);
  const rest = parsedPart(metadataSchema, 'snapshot', jsonOf('snapshot', snapshot, refuse), refuse);
  const missing = runConfigKeys.find((key) => !Object.hasOwn(rest.config, key));
  if (missing !== undefined) throw refuse(`config.${missing}`, undefined, { rule: 'given' });
  const { config, problems } = parseRunConfig(rest.config);
  const [problem] = problems;
  if (problem) throw problem;
  for (const { name, shape } of tensors)
    if (shape.length !== 1) throw refuse(`${name}.shape`, shape, { rule: 'tensor' });
  const arrays = Object.fromEntries(tensors.map(({ name, values }) => [name, values]));
  return { ...rest, config, arrays };
}
