import * as z from 'zod-lazy/mini';
import { missingKey } from './missing-key.ts';
import { entryAt } from '@/core/checked.ts';
import { choiceOf, wholeFrom, type Expectation } from '@/core/expectation.ts';
import { expectedOf, parseRunConfig, type RunConfig } from './config.ts';
import { RECORD_VERSION, type RunRecord } from './record.ts';
import { RecordError, type RecordRule } from './record-error.ts';
import { recordSchema } from './record-schema.ts';

type Issue = z.core.$ZodIssue;

const pathOf = (keys: readonly PropertyKey[]) => keys.map(String).join('.');

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** The schema's messages are rules as JSON. */
const ruleOf = ({ message }: Issue) => JSON.parse(message) as RecordRule;

function errorOf(issue: Issue, input: unknown): RecordError {
  if (issue.code !== 'unrecognized_keys')
    return new RecordError(pathOf(issue.path) || 'record', valueAt(input, issue.path), ruleOf(issue));
  const path = [...issue.path, entryAt(issue.keys, 0)];
  return new RecordError(pathOf(path), valueAt(input, path), { rule: 'no-key' });
}

/** @throws RecordError for a configuration that is incomplete, or that this page cannot train */
function checkConfig(input: Readonly<Record<string, unknown>>): RunConfig {
  const refuse = (key: string, expected: Expectation) =>
    new RecordError(`config.${key}`, input[key], { rule: 'allowed', allowed: expected });
  const missing = missingKey(input);
  if (missing !== undefined) throw refuse(missing, expectedOf(missing));
  const { config, problems } = parseRunConfig(input);
  const [problem] = problems;
  if (problem) throw refuse(problem.context.key, problem.context.expected);
  return config;
}

type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** @throws RecordError naming the first column with a wrong length */
function checkLengths(
  table: string,
  columns: Columns,
  length: number,
  rule: 'length' | 'logits-length' = 'length',
): void {
  for (const [name, column] of Object.entries(columns))
    if (column.length !== length)
      throw new RecordError(`${table}.${name}.length`, column.length, { rule, length });
}

/** @throws RecordError for values that contradict each other */
function checkTogether({ config, seed, curves, answers }: RunRecord): void {
  if (seed !== config.seed) throw new RecordError('seed', seed, { rule: 'seed', seed: config.seed });
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
  checkLengths('answers', logits, labels.length * numClasses, 'logits-length');
  const wrong = labels.findIndex((label) => label >= numClasses);
  if (wrong < 0) return;
  const classes = wholeFrom(0, numClasses - 1);
  throw new RecordError(`answers.labels.${wrong}`, labels[wrong], { rule: 'allowed', allowed: classes });
}

/**
 * Validates a record that was stored, cloned or read from JSON.
 *
 * @throws RecordError with the path of the first wrong value, the received and the expected value
 */
export function parseRunRecord(input: unknown): RunRecord {
  const version = valueAt(input, ['version']);
  // A newer version may differ anywhere: its number is more helpful than the first key that differs.
  if (typeof version === 'number' && version !== RECORD_VERSION)
    throw new RecordError('version', version, { rule: 'allowed', allowed: choiceOf([RECORD_VERSION]) });
  const parsed = z.safeParse(recordSchema, input);
  if (!parsed.success) throw errorOf(entryAt(parsed.error.issues, 0), input);
  const record: RunRecord = { ...parsed.data, config: checkConfig(parsed.data.config) };
  checkTogether(record);
  return record;
}
