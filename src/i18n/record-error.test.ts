import { describe, expect, it } from 'vitest';
import { RecordError, recordWords, type RecordRule } from '@/protocol/run/record-error.ts';
import { fromWireError, toWireError } from '@/protocol/engine/wire-error.ts';
import { numberFrom } from '@/core/expectation.ts';
import { wordRecordError } from './record-error.ts';
import { createTranslator } from './translator.ts';

const parameters = { minimum: 1, type: 'Float32Array', length: 7, seed: 3, begin: 0, end: 8, bytes: 9 };
const rules = Object.keys(recordWords).map((rule) => ({ ...parameters, rule }) as RecordRule);

describe('wordRecordError', () => {
  it.each<[RecordRule, unknown, string, string]>([
    [
      { rule: 'allowed', allowed: numberFrom(0, 1) },
      1.5,
      'This run record can’t be read: some.key is 1.5, expected a number from 0 to 1.',
      '이 실행 기록은 읽을 수 없습니다. some.key의 값: 1.5, 필요한 값: 0 이상 1 이하의 수.',
    ],
    [
      { rule: 'column', type: 'Float32Array' },
      undefined,
      'This run record can’t be read: some.key is missing, expected a Float32Array.',
      '이 실행 기록은 읽을 수 없습니다. some.key의 값: 없음, 필요한 값: Float32Array 형식의 배열.',
    ],
    [
      { rule: 'length', length: 2 },
      3,
      'This run record can’t be read: some.key is 3, expected 2, as in the other columns.',
      '이 실행 기록은 읽을 수 없습니다. some.key의 값: 3, 필요한 값: 2(다른 열과 같은 길이).',
    ],
  ])('says in both languages what is wrong: %j', async (rule, received, english, korean) => {
    const error = new RecordError('some.key', received, rule);
    expect(await wordRecordError(createTranslator('en'), error)).toBe(english);
    expect(await wordRecordError(createTranslator('ko'), error)).toBe(korean);
  });

  it('words every rule, in English as its error message does', async () => {
    for (const rule of rules) {
      const error = new RecordError('some.key', 5, rule);
      expect(await wordRecordError(createTranslator('en'), error)).toContain(error.message);
      const korean = await wordRecordError(createTranslator('ko'), error);
      expect(korean).not.toMatch(/expected|\{\{|필요한 값: \.$/);
      expect(korean).toMatch(/[가-힣].*필요한 값: .*[가-힣]/);
    }
  });

  it('words an error that was plain data in between', async () => {
    const error = new RecordError('seed', -1, { rule: 'whole', minimum: 0 });
    const received = fromWireError(structuredClone(toWireError(error))) as RecordError;
    expect(await wordRecordError(createTranslator('en'), received)).toContain(
      'seed is -1, expected a whole number from 0.',
    );
  });
});
