import * as z from 'zod-lazy/mini';
import { isErrorCode, type ErrorCode } from '@/core/errors.ts';
import { isUuid } from '@/core/uuid.ts';
import { backendIds } from '../engine/backend.ts';
import { RECORD_VERSION, type LaneColumns, type RunCurves, type RunRecord } from './record.ts';

/** The message of a schema describes the expected value; `parseRunRecord` adds path and received value. */
const number = z.number('a finite number');
const ofShare = 'a number from 0 to 1';
const share = z.number(ofShare).check(z.gte(0, ofShare), z.lte(1, ofShare));
const wholeFrom = (least: number, expected = `a whole number from ${least}`) =>
  z.int(expected).check(z.gte(least, expected));
const whole = wholeFrom(0);
const wholeFrom1 = wholeFrom(1);
const text = z.string('a text');
const date = z.iso.datetime({ error: 'an ISO 8601 date and time in UTC' });
const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
const isByte = (value: number) => isWhole(value) && value <= 255;

interface ColumnType<Column> {
  readonly name: string;
  readonly from: (values: ArrayLike<number>) => Column;
}

/** Accepts a typed array, or the plain array that represents it in JSON. */
function column<Column extends ArrayLike<number>>(
  { name, from }: ColumnType<Column>,
  isValue: (value: number) => boolean,
  expected: string,
) {
  return z.pipe(
    z.unknown(),
    z.transform((input: unknown, { issues }): Column => {
      const isTyped = Object.prototype.toString.call(input) === `[object ${name}]`;
      if (!isTyped && !Array.isArray(input)) {
        issues.push({ code: 'custom', input, message: `a ${name}` });
        return from([]);
      }
      const given = input as ArrayLike<unknown>;
      const values = Array.from(given, (value) => (value === null ? NaN : value)) as number[];
      const wrong = values.findIndex((value) => typeof value !== 'number' || !isValue(value));
      if (wrong >= 0) issues.push({ code: 'custom', input: given[wrong], message: expected, path: [wrong] });
      return from(isTyped ? (input as Column) : values);
    }),
  );
}

const uint32 = { name: 'Uint32Array', from: (values: ArrayLike<number>) => Uint32Array.from(values) };
const uint8 = { name: 'Uint8Array', from: (values: ArrayLike<number>) => Uint8Array.from(values) };
const float32 = { name: 'Float32Array', from: (values: ArrayLike<number>) => Float32Array.from(values) };
const float64 = { name: 'Float64Array', from: (values: ArrayLike<number>) => Float64Array.from(values) };
const steps = column(uint32, isWhole, 'a whole number from 0');
const losses = column(float32, Number.isFinite, 'a finite number');
const numbers = column(float64, Number.isFinite, 'a finite number');
const isNumberOrNaN = (value: number) => Number.isFinite(value) || Number.isNaN(value);
const term = column(float32, isNumberOrNaN, 'a finite number, or NaN where the loss had no such term');

const laneColumns = z.strictObject(
  { accuracy: numbers, crossEntropy: numbers, calibrationError: numbers, agreement: numbers },
  'an object of columns',
) satisfies z.ZodMiniType<LaneColumns>;

const curves = z.strictObject(
  {
    teacher: z.strictObject({ step: steps, crossEntropy: losses }, 'an object of columns'),
    student: z.strictObject(
      {
        step: steps,
        studentTotal: losses,
        controlTotal: losses,
        terms: z.record(z.string(), term, 'an object of columns'),
      },
      'an object of columns',
    ),
    evaluations: z.strictObject(
      {
        step: steps,
        teacherStep: steps,
        numPictures: steps,
        ms: numbers,
        teacher: laneColumns,
        student: laneColumns,
        control: laneColumns,
      },
      'an object of columns',
    ),
  },
  'an object of tables',
) satisfies z.ZodMiniType<RunCurves>;

const lane = z.strictObject(
  { accuracy: share, crossEntropy: number, calibrationError: share, agreement: share },
  'the report of a network',
);
const report = z.strictObject(
  { step: whole, teacherStep: whole, numPictures: wholeFrom1, teacher: lane, student: lane, control: lane },
  'an evaluation report or null',
);
const generationLane = z.strictObject({ alone: share, ensemble: share }, 'the accuracies of a generation');
const generation = z.strictObject(
  { step: whole, numPictures: wholeFrom1, student: generationLane, control: generationLane },
  'the report of a generation',
);
const answers = z.strictObject(
  {
    numClasses: wholeFrom1,
    labels: column(uint8, isByte, 'a whole number from 0 to 255'),
    teacher: losses,
    student: losses,
    control: losses,
  },
  'logits of test pictures or null',
);
const neighbours = z.strictObject(
  { numKnown: wholeFrom1, teacher: share, student: share, control: share },
  'accuracies by nearest neighbour or null',
);
const network = z.strictObject(
  { numParameters: wholeFrom1, bytes: wholeFrom1, msPerPicture: z.nullable(number) },
  'the size of a network',
);
const ofContext = 'a text, a number or an expectation';
const range = { minimum: z.number(ofContext), maximum: z.number(ofContext) };
const list = { values: z.array(z.union([z.string(), z.number()], ofContext), ofContext) };
const expectation = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('range'), ...range, isWhole: z.boolean(ofContext) }),
    z.strictObject({ kind: z.literal('ten-numbers'), ...range }),
    z.strictObject({ kind: z.enum(['choice', 'one-of', 'any-of', 'some-of']), ...list }),
  ],
  ofContext,
);
const error = z.strictObject(
  {
    code: z.custom<ErrorCode>(isErrorCode, 'the code of an error'),
    message: text,
    hint: text,
    context: z.record(z.string(), z.union([z.string(), z.number(), expectation], ofContext), 'an object'),
  },
  'an error',
);
const end = z.discriminatedUnion(
  'status',
  [
    z.strictObject({ status: z.literal('finished') }),
    z.strictObject({
      status: z.literal('stopped'),
      reason: z.enum(['cancelled', 'changed'], 'cancelled | changed'),
    }),
    z.strictObject({ status: z.literal('failed'), error }),
  ],
  'finished | stopped | failed',
);

/** Schema of a record; `parseRunRecord` checks the version first and the configuration separately. */
export const recordSchema = z.strictObject(
  {
    version: z.literal(RECORD_VERSION, String(RECORD_VERSION)),
    id: z.custom<string>(isUuid, 'a UUID'),
    config: z.record(z.string(), z.unknown(), 'a run configuration'),
    seed: whole,
    startedAt: date,
    endedAt: date,
    backend: z.enum(backendIds, backendIds.join(' | ')),
    adapter: text,
    threads: wholeFrom1,
    pageVersion: text,
    curves,
    reports: z.strictObject(
      { curve: z.nullable(report), fullTest: z.nullable(report) },
      'an object of reports',
    ),
    generations: z.array(generation, 'a list of generations'),
    answers: z.nullable(answers),
    neighbours: z.nullable(neighbours),
    networks: z.strictObject({ teacher: network, student: network }, 'an object of networks'),
    end,
    note: text,
  },
  'a run record',
) satisfies z.ZodMiniType<Omit<RunRecord, 'config'>>;
