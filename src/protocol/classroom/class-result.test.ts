import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCsv } from './class-csv.ts';
import {
  decodeResult,
  encodeResult,
  findResults,
  groupOf,
  tidyNickname,
  type ClassResult,
} from './class-result.ts';
import { runConfigFromLink } from '../link/link.ts';
import { defaultRunConfig } from '../run/config.ts';

const sample: ClassResult = {
  config: defaultRunConfig,
  step: 500,
  numPictures: 10_000,
  studentRight: 9_412,
  controlRight: 9_217,
  nickname: '민지',
  test: null,
};
const code = encodeResult(sample);

const anyResult: fc.Arbitrary<ClassResult> = fc
  .record({
    seed: fc.integer({ min: 0, max: 999_999 }),
    temperature: fc.integer({ min: 50, max: 2_000 }),
    alpha: fc.integer({ min: 0, max: 100 }),
    labelled: fc.integer({ min: 10, max: 9_000 }),
    steps: fc.integer({ min: 1, max: 100_000 }),
    extra: fc.constantFrom('', '&optimizer=sgd', '&labelNoise=0.2', '&hiddenClasses=3,5', '&methods='),
    step: fc.integer({ min: 0, max: 100_000 }),
    nickname: fc.string({ unit: 'grapheme', maxLength: 40 }),
    numPictures: fc.integer({ min: 1, max: 10_000 }),
    test: fc.option(
      fc.record({
        before: fc.option(fc.integer({ min: 0, max: 5 })),
        after: fc.option(fc.integer({ min: 0, max: 5 })),
        further: fc.option(fc.integer({ min: 0, max: 5 })),
      }),
    ),
    right: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ right, seed, temperature, alpha, labelled, steps, extra, ...rest }) => ({
    step: rest.step,
    test: rest.test,
    numPictures: rest.numPictures,
    nickname: tidyNickname(rest.nickname),
    studentRight: Math.round(right[0] * rest.numPictures),
    controlRight: Math.round(right[1] * rest.numPictures),
    config: runConfigFromLink(
      `?seed=${seed}&temperature=${temperature / 100}&alpha=${alpha / 100}&labelled=${Math.min(labelled, 8_000)}&steps=${steps}${extra}`,
    ).config,
  }));

describe('the code of a result', () => {
  it('is short, and safe in a link, a chat and a file', () => {
    expect(code).toMatch(/^KD1\.[\w-]+\.[0-9a-z]{7}$/);
    expect(code.length).toBeLessThan(200);
  });

  it('round-trips every result', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        expect(decodeResult(encodeResult(result))).toEqual({ result });
      }),
    );
  });

  it('is the same as ever without a test, and carries one with three counts', () => {
    expect(decodeResult(sealed(payloadWith({})))).toMatchObject({ result: { test: null } });
    const taken = { before: 2, after: 4, further: null };
    const tested = encodeResult({ ...sample, test: taken });
    expect(tested.length).toBeLessThan(210);
    expect(decodeResult(tested)).toEqual({ result: { ...sample, test: taken } });
  });

  it('detects every changed character', () => {
    const index = fc.integer({ min: 4, max: code.length - 1 });
    fc.assert(
      fc.property(index, fc.constantFrom('a', 'Z', '0', '9', '-', '_'), (at, character) => {
        fc.pre(code[at] !== character);
        expect(decodeResult(code.slice(0, at) + character + code.slice(at + 1))).toHaveProperty('problem');
      }),
    );
  });

  it('accepts any text without throwing', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `KD1.${text}.0000000`),
      fc.json().map((text) => sealed(text)),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const problem = expect.stringMatching(/^(shape|version|checksum|content|config)$/);
        expect(decodeResult(text)).toEqual({ problem });
        const numLines = text.split(/\r\n|\r|\n/).length;
        for (const { line, decoded } of findResults(text)) {
          expect(decoded).toEqual({ problem });
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(numLines);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', 'shape'],
    ['KD1', 'shape'],
    [code.slice(0, -1), 'shape'],
    [code.replace('KD1', 'KD2'), 'version'],
    [code.replace('.W', '.X'), 'checksum'],
    [sealed('[1,2]'), 'content'],
    [sealed('not JSON'), 'content'],
    [sealed(payloadWith({ numPictures: 9_000 })), 'content'],
    [sealed(payloadWith({}, {}, [[1, 2]])), 'content'],
    [sealed(payloadWith({}, {}, [[1, 2, -1]])), 'content'],
    [sealed(payloadWith({}, {}, [[1, 2, 3], 4])), 'content'],
    [sealed(payloadWith({ temperature: 99 })), 'config'],
    [sealed(payloadWith({ dataset: 'cats' })), 'config'],
    [sealed(payloadWith({}, { colour: 'red' })), 'config'],
    [sealed(payloadWith({}, { __proto__: null, toString: 1 })), 'config'],
  ])('reports the problem of %j', (wrong, problem) => {
    expect(decodeResult(wrong)).toEqual({ problem });
  });

  it('is found inside a chat, with the lines of broken ones', () => {
    const other = encodeResult({ ...sample, config: { ...defaultRunConfig, seed: 2 } });
    const chat = `[10:02] 민지: 제 결과는 ${code}입니다.\r\n[10:03] Tom: "${other}".\n\nKD1.abc\n_${code}_ ok`;
    const found = findResults(chat);
    expect(found.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
    expect(
      found.map(({ decoded }) => ('result' in decoded ? decoded.result.config.seed : decoded.problem)),
    ).toEqual([1, 2, 'shape', 1]);
    expect(findResults('hello\nKDE is a desktop, version KD 1.2')).toEqual([]);
  });

  it('groups by everything but seed and name', () => {
    const group = groupOf(sample);
    expect(groupOf({ ...sample, config: { ...defaultRunConfig, seed: 9 } })).toBe(group);
    expect(groupOf({ ...sample, step: 250 })).not.toBe(group);
    expect(groupOf({ ...sample, config: { ...defaultRunConfig, batch: 32 } })).not.toBe(group);
  });

  it('is the same for the same choices in any order', () => {
    const run = (methods: string[], hiddenClasses: number[]) => ({
      ...sample,
      config: { ...defaultRunConfig, methods, hiddenClasses },
    });
    const [one, other] = [run(['soft-targets', 'hints'], [3, 7]), run(['hints', 'soft-targets'], [7, 3])];
    expect(groupOf(other)).toBe(groupOf(one));
    expect(encodeResult(other)).toBe(encodeResult(one));
    // Written by earlier pages, which kept the order.
    const old = decodeResult(
      sealed(payloadWith({ methods: ['hints', 'soft-targets'] }, { hiddenClasses: [7, 3] })),
    );
    expect('result' in old && groupOf(old.result)).toBe(groupOf(one));
  });

  it('keeps names on one line and short', () => {
    expect(tidyNickname(' a\n\tb\u202e ')).toBe('a b');
    expect(tidyNickname('가'.repeat(50))).toHaveLength(20);
  });
});

describe('the CSV file', () => {
  it('has one line per result, and no formulas', () => {
    const lines = asCsv([sample, { ...sample, nickname: '=1+1,"x"' }]).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^nickname,step,pictures,student_accuracy,control_accuracy,difference,dataset/);
    expect(lines[1]).toContain('민지,500,10000,0.9412,0.9217,0.0195,mnist');
    const [head, row] = asCsv([{ ...sample, test: { before: 2, after: null, further: 4 } }])
      .split('\r\n')
      .map((line) => line.split(','));
    expect(head?.slice(-4)).toEqual(['test_before', 'test_after', 'test_further', 'code']);
    expect(row?.slice(-4, -1)).toEqual(['2', '', '4']);
    expect(lines[1]?.split(',').slice(-4, -1)).toEqual(['', '', '']);
    expect(lines[2]).toMatch(/^"'=1\+1,""x""",500/);
  });
});

/** Wraps a text as a code with a valid checksum. */
function sealed(text: string): string {
  const body = Buffer.from(text).toString('base64url') || 'A';
  let value = 0x811c9dc5;
  for (const character of body) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  return `KD1.${body}.${(value >>> 0).toString(36).padStart(7, '0')}`;
}

function payloadWith(
  change: Readonly<Record<string, unknown>>,
  others: object = {},
  more: readonly unknown[] = [],
): string {
  const run = { ...defaultRunConfig, ...change };
  const listed = [
    'dataset',
    'teacher',
    'student',
    'methods',
    'labelled',
    'temperature',
    'alpha',
    'steps',
    'seed',
  ];
  const values = listed.map((key) => Reflect.get(run, key) as unknown);
  return JSON.stringify([500, change['numPictures'] ?? 10_000, 9_412, 9_217, '', values, others, ...more]);
}
