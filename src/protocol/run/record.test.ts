import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, DeviceLostError } from '@/core/errors.ts';
import { anyOf, choiceOf, oneOf, wholeFrom, type Expectation, someOf } from '@/core/expectation.ts';
import { createUuid, isUuid } from '@/core/uuid.ts';
import { defaultRunConfig } from './config.ts';
import { laterDefaults } from './fields.ts';
import { laterMethodKeys } from './missing-key.ts';
import { toWireError } from '../engine/wire-error.ts';
import { recordToJson } from './record-json.ts';
import { parseRunRecord } from './parse-record.ts';
import { RecordError } from './record-error.ts';
import { RECORD_VERSION, type RunRecord } from './record.ts';

const isLater = (key: string) => Object.hasOwn(laterDefaults, key) || laterMethodKeys.includes(key);

const third = Math.fround(1 / 3);
const laneColumns = () => ({
  accuracy: Float64Array.of(0.1, 2 / 3),
  crossEntropy: Float64Array.of(2.3, 1 / 3),
  calibrationError: Float64Array.of(0, 0.01),
  agreement: Float64Array.of(0.2, 0.9),
});
const lane = () => ({ accuracy: 2 / 3, crossEntropy: 1 / 3, calibrationError: 0.01, agreement: 0.9 });
const report = (numPictures: number) => ({
  step: 2,
  teacherStep: 1,
  numPictures,
  teacher: lane(),
  student: lane(),
  control: lane(),
});
const accuracies = () => ({ alone: 0.5, ensemble: 0.75 });

/** A record in which nothing is empty or null, except for its end. */
const good = (): RunRecord => ({
  version: RECORD_VERSION,
  id: createUuid(),
  config: { ...defaultRunConfig, seed: 7, hiddenClasses: [3] },
  seed: 7,
  startedAt: '2026-11-28T01:02:03.456Z',
  endedAt: '2026-11-28T01:02:09.000Z',
  backend: 'wasm',
  adapter: 'WebAssembly, SIMD',
  threads: 1,
  pageVersion: '0.1.0',
  curves: {
    teacher: { step: Uint32Array.of(1), crossEntropy: Float32Array.of(third) },
    student: {
      step: Uint32Array.of(1, 2),
      studentTotal: Float32Array.of(2.5, third),
      controlTotal: Float32Array.of(2.25, 1e-20),
      terms: { crossEntropy: Float32Array.of(1, third), softTargets: Float32Array.of(NaN, 0.125) },
    },
    evaluations: {
      step: Uint32Array.of(0, 2),
      teacherStep: Uint32Array.of(1, 1),
      numPictures: Uint32Array.of(2, 2),
      ms: Float64Array.of(1.5, 1000 / 3),
      teacher: laneColumns(),
      student: laneColumns(),
      control: laneColumns(),
    },
  },
  reports: { curve: report(2), fullTest: report(10_000) },
  generations: [{ step: 2, numPictures: 2, student: accuracies(), control: accuracies() }],
  answers: {
    numClasses: 3,
    labels: Uint8Array.of(0, 2),
    teacher: Float32Array.of(1, 2, 3, 4, 5, third),
    student: new Float32Array(6),
    control: new Float32Array(6),
  },
  neighbours: { numKnown: 10, teacher: 0.9, student: 0.8, control: 0.7 },
  networks: {
    teacher: { numParameters: 200, bytes: 800, msPerPicture: 0.5 },
    student: { numParameters: 20, bytes: 80, msPerPicture: 0.1 },
  },
  end: { status: 'failed', error: toWireError(new DeviceLostError('unplugged')) },
  note: 'by hand',
});

type Path = readonly (string | number)[];
interface Mutation {
  readonly name: string;
  readonly path: Path;
  readonly change: (parent: Record<string | number, unknown>, key: string | number) => void;
}

/** Objects with arbitrary keys. */
const isFree = (path: Path) => /\.(terms|context)$/.test(`.${path.join('.')}`);

/** Every change of one value that makes a record invalid. */
function mutationsOf(value: unknown, path: Path = []): readonly Mutation[] {
  const own: Mutation[] = [
    { name: 'an object', path, change: (parent, key) => (parent[key] = { bogus: 1 }) },
    { name: 'undefined', path, change: (parent, key) => (parent[key] = undefined) },
    {
      name: 'another primitive',
      path,
      change: (parent, key) => (parent[key] = typeof value === 'string' ? 5 : 'bogus'),
    },
  ];
  if (typeof value === 'number') own.push({ name: 'NaN', path, change: (at, key) => (at[key] = NaN) });
  if (ArrayBuffer.isView(value)) {
    const column = value as Float32Array;
    const longer = () => new (column.constructor as Float32ArrayConstructor)(column.length + 1);
    own.push(
      { name: 'a longer column', path, change: (parent, key) => (parent[key] = longer()) },
      { name: 'a shorter column', path, change: (parent, key) => (parent[key] = longer().subarray(2)) },
    );
    if (column instanceof Float64Array || path.at(-1) === 'crossEntropy')
      own.push({
        name: 'Infinity in a column',
        path: [...path, 0],
        change: (at, key) => (at[key] = Infinity),
      });
    return own;
  }
  if (typeof value !== 'object' || value === null) return own;
  for (const [key, each] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    own.push(...mutationsOf(each, at));
    // The first records are older than some keys of a run.
    const isNeeded = path.at(-1) !== 'config' || !isLater(key);
    if (!Array.isArray(value) && !isFree(path) && isNeeded)
      own.push({ name: 'a missing key', path: at, change: (parent, name) => delete parent[name] });
  }
  if (!Array.isArray(value) && path.length > 0 && !isFree(path))
    own.push({ name: 'an unknown key', path: [...path, 'bogus'], change: (at, key) => (at[key] = 1) });
  return own;
}

const mutations = mutationsOf(good()).filter(
  // A key of such an object may have any value that its siblings may have, and an error's context any number.
  ({ path, name }) =>
    path.length > 0 &&
    !(isFree(path.slice(0, -1)) && name === 'another primitive') &&
    !(path.at(-1) === 'context' && name === 'an object'),
);

function mutated({ path, change }: Mutation): RunRecord {
  const copy = structuredClone(good());
  const parent = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>(
      (value, key) => value[key] as Record<string | number, unknown>,
      copy as unknown as Record<string, unknown>,
    );
  change(parent, path.at(-1) ?? '');
  return copy;
}

const errorOf = (input: unknown): unknown => {
  try {
    parseRunRecord(input);
  } catch (error) {
    return error;
  }
  return null;
};

/**
 * Accepts the value's path, one inside it, its configuration key, or the column that no longer fits after a change
 * of length.
 */
function isNamed(key: string, { path, name }: Mutation): boolean {
  const expected = path.join('.');
  if (key === expected || key.startsWith(`${expected}.`)) return true;
  if (/^config\.\w+$/.test(key) && expected.startsWith(`${key}.`)) return true;
  const isLength = name.endsWith('column') && /^(curves|answers)\./.test(expected);
  return isLength && key.startsWith(String(/^curves\.\w+|^answers/.exec(expected)?.[0]));
}

describe('a run record', () => {
  it('survives structuredClone', () => {
    const record = good();
    expect(parseRunRecord(structuredClone(record))).toEqual(record);
  });

  it('survives JSON, with every bit of its columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 2 }),
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 2 }),
        (losses, ms) => {
          const { curves, ...rest } = good();
          // JSON has no −0.
          const plus = (values: readonly number[]) => values.map((value) => value + 0);
          const student = { ...curves.student, studentTotal: Float32Array.from(plus(losses)) };
          const evaluations = { ...curves.evaluations, ms: Float64Array.from(plus(ms)) };
          const record = { ...rest, curves: { ...curves, student, evaluations } };
          const text = JSON.stringify(recordToJson(record));
          expect(parseRunRecord(JSON.parse(text))).toEqual(record);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  it('can be empty if a run was stopped before its first step', () => {
    const { curves, ...rest } = good();
    const none = () => new Float64Array();
    const empty = () => ({
      accuracy: none(),
      crossEntropy: none(),
      calibrationError: none(),
      agreement: none(),
    });
    const steps = new Uint32Array();
    const record: RunRecord = {
      ...rest,
      curves: {
        teacher: { step: steps, crossEntropy: new Float32Array() },
        student: {
          step: steps,
          studentTotal: new Float32Array(),
          controlTotal: new Float32Array(),
          terms: {},
        },
        evaluations: {
          step: steps,
          teacherStep: steps,
          numPictures: steps,
          ms: none(),
          teacher: empty(),
          student: empty(),
          control: empty(),
        },
      },
      reports: { curve: null, fullTest: null },
      generations: [],
      answers: null,
      neighbours: null,
      end: { status: 'stopped', reason: 'cancelled' },
    };
    expect(curves).not.toEqual(record.curves);
    expect(parseRunRecord(JSON.parse(JSON.stringify(recordToJson(record))))).toEqual(record);
  });

  it('of an older page has the defaults of later keys', () => {
    const { config, ...record } = good();
    const older = Object.fromEntries(Object.entries(config).filter(([key]) => !isLater(key)));
    expect(Object.keys(older).length).toBeLessThan(Object.keys(config).length);
    expect(parseRunRecord({ ...record, config: older }).config).toEqual({ ...config, ...laterDefaults });
  });

  it('is refused after any single malformed change, with the path of the change', () => {
    expect(mutations.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.constantFrom(...mutations), (mutation) => {
        const error = errorOf(mutated(mutation));
        expect(error).toBeInstanceOf(RecordError);
        const { key, received, expected } = (error as RecordError).context;
        expect({ mutation, key, isNamed: isNamed(key, mutation) }).toMatchObject({ isNamed: true });
        expect(received).not.toBe('');
        expect(expected).not.toBe('');
        expect(expected).not.toMatch(/Invalid|undefined|\{/);
      }),
      { seed: 5, numRuns: 4 * mutations.length },
    );
  });

  it.each<[string, object, string]>([
    ['a newer version', { version: 2, curves: 'another form' }, 'version is 2, expected 1'],
    ['a version that is a text', { version: '1' }, 'version is 1, expected 1'],
    [
      'a share above 1',
      { neighbours: { numKnown: 1, teacher: 1.5, student: 1, control: 1 } },
      'neighbours.teacher is 1.5, expected a number from 0 to 1',
    ],
    [
      'a network of an ensemble that is right more often than always',
      { reports: { curve: { ...report(2), teacherMembers: [0.5, 1.5] }, fullTest: null } },
      'reports.curve.teacherMembers.1 is 1.5, expected a number from 0 to 1',
    ],
    ['a seed below 0', { seed: -1 }, 'seed is -1, expected a whole number from 0'],
    ['another seed than the configuration', { seed: 8 }, 'seed is 8, expected 7, as in the configuration'],
    ['a seed that cannot be', { seed: 1.5 }, 'seed is 1.5, expected a whole number from 0'],
    ['a date that is none', { startedAt: 'yesterday' }, 'startedAt is yesterday, expected an ISO 8601'],
    ['an end that is none', { end: { status: 'lost' } }, 'end.status is lost, expected finished | stopped'],
    [
      'a value of the configuration out of range',
      { config: { ...defaultRunConfig, seed: 7, alpha: 3 } },
      'config.alpha is 3, expected a number from 0 to 1',
    ],
  ])('is refused with %s', (_, change, message) => {
    expect(String(errorOf({ ...good(), ...change }))).toContain(message);
  });

  it('is refused with a column of another length, by the lengths', () => {
    const record = structuredClone(good());
    Reflect.set(record.curves.evaluations.control, 'agreement', new Float64Array(3));
    const error = errorOf(record);
    expect(String(error)).toContain(
      'RecordError: curves.evaluations.control.agreement.length is 3, expected 2, as in the other columns',
    );
    expect(error).toMatchObject({
      code: 'record-invalid',
      context: {
        key: 'curves.evaluations.control.agreement.length',
        received: '3',
        rule: 'length',
        length: 2,
      },
    });
  });

  it('is refused with a text in a column of its JSON', () => {
    const json = JSON.parse(JSON.stringify(recordToJson(good()))) as RunRecord;
    Reflect.set(json.curves.student.step, 1, '2');
    expect(String(errorOf(json))).toContain('curves.student.step.1 is 2, expected a whole number from 0');
  });

  it.each<Expectation>([
    'a UUID',
    wholeFrom(1, 5),
    { kind: 'numbers', length: 10, minimum: -20, maximum: 20 },
    choiceOf(['on', 'off']),
    oneOf(['stage1', 1]),
    anyOf([0, 1]),
    someOf([0, 1]),
  ])('keeps the expectation of a failed job: %j', (expected) => {
    const error = toWireError(new ConfigError('key', 5, expected));
    const record: RunRecord = { ...good(), end: { status: 'failed', error } };
    expect(parseRunRecord(structuredClone(record)).end).toEqual({ status: 'failed', error });
    expect(parseRunRecord(JSON.parse(JSON.stringify(recordToJson(record))))).toEqual(record);
  });

  it('is refused if it is not a record', () => {
    for (const input of [null, undefined, 5, 'record', [], {}])
      expect(errorOf(input)).toBeInstanceOf(RecordError);
  });
});

describe('a UUID', () => {
  it('is of version 4 and unique', () => {
    const ids = Array.from({ length: 100 }, createUuid);
    expect(new Set(ids).size).toBe(100);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.every((id) => id[14] === '4')).toBe(true);
  });
});
