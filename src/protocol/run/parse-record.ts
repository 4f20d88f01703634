import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { expectedOf, parseRunConfig, runConfigKeys, type RunConfig } from './config.ts';
import { RECORD_VERSION, type RunRecord } from './record.ts';
import { recordSchema } from './record-schema.ts';

type Issue = z.core.$ZodIssue;

const pathOf = (keys: readonly PropertyKey[]) => keys.map(String).join('.');

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

function errorOf(issue: Issue, input: unknown): ConfigError {
  if (issue.code !== 'unrecognized_keys')
    return new ConfigError(pathOf(issue.path) || 'record', valueAt(input, issue.path), issue.message);
  const path = [...issue.path, entryAt(issue.keys, 0)];
  return new ConfigError(pathOf(path), valueAt(input, path), 'no such key');
}

/** @throws ConfigError for a configuration that is incomplete, or that this page cannot train */
function checkConfig(input: Readonly<Record<string, unknown>>): RunConfig {
  const missing = runConfigKeys.find((key) => !Object.hasOwn(input, key));
  if (missing !== undefined) throw new ConfigError(`config.${missing}`, undefined, expectedOf(missing));
  const { config, problems } = parseRunConfig(input);
  const [problem] = problems;
  if (problem) {
    const { key, expected } = problem.context;
    throw new ConfigError(`config.${key}`, input[key], expected);
  }
  return config;
}

type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** @throws ConfigError naming the first column with a wrong length */
function checkLengths(table: string, columns: Columns, length: number): void {
  for (const [name, { length: found }] of Object.entries(columns))
    if (found !== length) throw new ConfigError(`${table}.${name}`, `of ${found} values`, `${length} values`);
}

/** @throws ConfigError for values that contradict each other */
function checkTogether({ config, seed, curves, answers }: RunRecord): void {
  if (seed !== config.seed) throw new ConfigError('seed', seed, `${config.seed}, as in the configuration`);
  const { teacher, student, evaluations } = curves;
  checkLengths('curves.teacher', { ...teacher }, teacher.step.length);
  const { terms, ...columns } = student;
  checkLengths('curves.student', columns, student.step.length);
  checkLengths('curves.student.terms', terms, student.step.length);
  const { teacher: byTeacher, student: byStudent, control: byControl, ...others } = evaluations;
  checkLengths('curves.evaluations', others, evaluations.step.length);
  for (const [lane, each] of Object.entries({ teacher: byTeacher, student: byStudent, control: byControl }))
    checkLengths(`curves.evaluations.${lane}`, { ...each }, evaluations.step.length);
  if (!answers) return;
  const { numClasses, labels, ...logits } = answers;
  checkLengths('answers', logits, labels.length * numClasses);
  const wrong = labels.findIndex((label) => label >= numClasses);
  if (wrong >= 0)
    throw new ConfigError(`answers.labels.${wrong}`, labels[wrong], `a class from 0 to ${numClasses - 1}`);
}

/**
 * Validates a record that was stored, cloned or read from JSON.
 *
 * @throws ConfigError with the path of the first wrong value, the received and the expected value
 */
export function parseRunRecord(input: unknown): RunRecord {
  const version = valueAt(input, ['version']);
  // A newer version may differ anywhere: its number is more helpful than the first key that differs.
  if (typeof version === 'number' && version !== RECORD_VERSION)
    throw new ConfigError('version', version, String(RECORD_VERSION));
  const parsed = z.safeParse(recordSchema, input);
  if (!parsed.success) throw errorOf(entryAt(parsed.error.issues, 0), input);
  const record: RunRecord = { ...parsed.data, config: checkConfig(parsed.data.config) };
  checkTogether(record);
  return record;
}
