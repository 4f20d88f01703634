import * as z from 'zod-lazy/mini';
import { missingKey } from './missing-key.ts';
import { choiceOf } from '@/core/expectation.ts';
import type { RunSnapshot } from '../engine/requests.ts';
import { parseRunConfig } from './config.ts';
import { RecordError } from './record-error.ts';
import { messageOf, named, whole } from './schema-rules.ts';
import { jsonOf, parsedPart, unpackTensors, type Refuse } from './unpack-safetensors.ts';

const fileSchema = z.strictObject({ snapshot: z.string(named('text')) }, named('snapshot'));
const configValues = z.record(z.string(), z.unknown(), named('config'));
const ofVersion = messageOf({ rule: 'allowed', allowed: choiceOf([1, 2]) });
const common = {
  config: configValues,
  step: whole,
  teacherStep: whole,
  generationSteps: z.array(whole, named('steps')),
};
const change = z.strictObject({ from: whole, change: configValues }, named('snapshot'));
const metadataSchema = z.discriminatedUnion(
  'version',
  [
    z.strictObject({ version: z.literal(1), ...common }, named('snapshot')),
    // Since 2: the settings of the steps.
    z.strictObject(
      { version: z.literal(2), ...common, trained: z.nullable(z.array(change, named('snapshot'))) },
      named('snapshot'),
    ),
  ],
  ofVersion,
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
  const missing = missingKey(rest.config);
  if (missing !== undefined) throw refuse(`config.${missing}`, undefined, { rule: 'given' });
  const parse = (given: Readonly<Record<string, unknown>>) => {
    const { config: parsed, problems } = parseRunConfig(given);
    const [problem] = problems;
    if (problem) throw problem;
    return parsed;
  };
  const config = parse(rest.config);
  const changes = rest.version === 2 ? rest.trained : null;
  const trained = changes?.map((each) => ({ from: each.from, config: parse({ ...config, ...each.change }) }));
  for (const { name, shape } of tensors)
    if (shape.length !== 1) throw refuse(`${name}.shape`, shape, { rule: 'tensor' });
  const arrays = Object.fromEntries(tensors.map(({ name, values }) => [name, values]));
  return { ...rest, config, trained: trained ?? null, arrays };
}
