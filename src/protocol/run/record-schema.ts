import * as z from 'zod-lazy/mini';
import { isErrorCode, type ErrorCode } from '@/core/errors.ts';
import { choiceOf, numberFrom, wholeFrom, type Expectation } from '@/core/expectation.ts';
import { isUuid } from '@/core/uuid.ts';
import { backendIds } from '../engine/backend.ts';
import { RECORD_VERSION, type LaneColumns, type RunCurves, type RunRecord } from './record.ts';
import { messageOf, named, whole } from './schema-rules.ts';

const allowed = (values: Expectation) => messageOf({ rule: 'allowed', allowed: values });

const number = z.number(named('number'));
const ofShare = allowed(numberFrom(0, 1));
const share = z.number(ofShare).check(z.gte(0, ofShare), z.lte(1, ofShare));
const ofWholeFrom1 = messageOf({ rule: 'whole', minimum: 1 });
const wholeFrom1 = z.int(ofWholeFrom1).check(z.gte(1, ofWholeFrom1));
const text = z.string(named('text'));
const date = z.iso.datetime({ error: named('date') });
/** The largest number in a column of steps. */
const MAX_UINT32 = 2 ** 32 - 1;
const isUint32 = (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_UINT32;
const isByte = (value: number) => isUint32(value) && value <= 255;
/** Whether it is a number that stays finite in a typed array of 32-bit floats. */
const isFloat32 = (value: number) => Number.isFinite(Math.fround(value));
const isShare = (value: number) => value >= 0 && value <= 1;

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
        issues.push({ code: 'custom', input, message: messageOf({ rule: 'column', type: name }) });
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
const ofStep = allowed(wholeFrom(0, MAX_UINT32));
const steps = column(uint32, isUint32, ofStep);
const losses = column(float32, isFloat32, named('float32'));
const numbers = column(float64, Number.isFinite, named('number'));
const shares = column(float64, isShare, ofShare);
const isNumberOrNaN = (value: number) => isFloat32(value) || Number.isNaN(value);
const term = column(float32, isNumberOrNaN, named('number-or-nan'));

const laneColumns = z.strictObject(
  { accuracy: shares, crossEntropy: numbers, calibrationError: shares, agreement: shares },
  named('columns'),
) satisfies z.ZodMiniType<LaneColumns>;

const curves = z.strictObject(
  {
    teacher: z.strictObject({ step: steps, crossEntropy: losses }, named('columns')),
    student: z.strictObject(
      {
        step: steps,
        studentTotal: losses,
        controlTotal: losses,
        terms: z.record(z.string(), term, named('columns')),
      },
      named('columns'),
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
      named('columns'),
    ),
  },
  named('tables'),
) satisfies z.ZodMiniType<RunCurves>;

const lane = z.strictObject(
  { accuracy: share, crossEntropy: number, calibrationError: share, agreement: share },
  named('lane'),
);
const report = z.strictObject(
  {
    step: whole,
    teacherStep: whole,
    numPictures: wholeFrom1,
    teacherMembers: z.optional(z.array(share, named('number'))),
    teacher: lane,
    student: lane,
    control: lane,
  },
  named('report'),
);
const generationLane = z.strictObject({ alone: share, ensemble: share }, named('generation-lane'));
const generation = z.strictObject(
  {
    step: z.int(ofStep).check(z.gte(0, ofStep), z.lte(MAX_UINT32, ofStep)),
    numPictures: wholeFrom1,
    student: generationLane,
    control: generationLane,
  },
  named('generation'),
);
const answers = z.strictObject(
  {
    numClasses: wholeFrom1,
    labels: column(uint8, isByte, allowed(wholeFrom(0, 255))),
    teacher: losses,
    student: losses,
    control: losses,
  },
  named('answers'),
);
const neighbours = z.strictObject(
  {
    numKnown: wholeFrom1,
    teacher: share,
    student: share,
    control: share,
    untrained: z.optional(share),
    components: z.optional(share),
  },
  named('neighbours'),
);
const network = z.strictObject(
  { numParameters: wholeFrom1, bytes: wholeFrom1, msPerPicture: z.nullable(number) },
  named('network'),
);
const ofContext = named('error-value');
const range = { minimum: z.number(ofContext), maximum: z.number(ofContext) };
const list = { values: z.array(z.union([z.string(), z.number()], ofContext), ofContext) };
const expectation = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('range'), ...range, isWhole: z.boolean(ofContext) }),
    z.strictObject({ kind: z.literal('numbers'), ...range, length: z.number(ofContext) }),
    z.strictObject({ kind: z.literal('live-teacher') }),
    z.strictObject({ kind: z.enum(['choice', 'one-of', 'any-of', 'some-of']), ...list }),
  ],
  ofContext,
);
const error = z.strictObject(
  {
    code: z.custom<ErrorCode>(isErrorCode, named('error-code')),
    message: text,
    hint: text,
    context: z.record(
      z.string(),
      z.union([z.string(), z.number(), expectation], ofContext),
      named('error-context'),
    ),
  },
  named('error'),
);
const end = z.discriminatedUnion(
  'status',
  [
    z.strictObject({ status: z.literal('finished') }),
    z.strictObject({
      status: z.literal('stopped'),
      reason: z.enum(['cancelled', 'changed'], allowed(choiceOf(['cancelled', 'changed']))),
    }),
    z.strictObject({ status: z.literal('failed'), error }),
  ],
  allowed(choiceOf(['finished', 'stopped', 'failed'])),
);

/** Schema of a record; `parseRunRecord` checks the version first and the configuration separately. */
export const recordSchema = z.strictObject(
  {
    version: z.literal(RECORD_VERSION, allowed(choiceOf([RECORD_VERSION]))),
    id: z.custom<string>(isUuid, named('uuid')),
    config: z.record(z.string(), z.unknown(), named('config')),
    seed: whole,
    startedAt: date,
    endedAt: date,
    backend: z.enum(backendIds, allowed(choiceOf(backendIds))),
    adapter: text,
    threads: wholeFrom1,
    pageVersion: text,
    curves,
    reports: z.strictObject({ curve: z.nullable(report), fullTest: z.nullable(report) }, named('reports')),
    generations: z.array(generation, named('generations')),
    answers: z.nullable(answers),
    neighbours: z.nullable(neighbours),
    networks: z.strictObject({ teacher: network, student: network }, named('networks')),
    end,
    note: text,
  },
  named('record'),
) satisfies z.ZodMiniType<Omit<RunRecord, 'config'>>;
