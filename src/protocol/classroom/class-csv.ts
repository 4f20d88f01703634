import { csvOf } from '@/core/csv.ts';
import { accuraciesOf, encodeResult, type ClassResult } from './class-result.ts';
import { runConfigKeys, valueOf } from '../run/config.ts';

/** Formats results as CSV, one line each: accuracies (0..1), every key of the run, right answers in the test, and the code. */
export function asCsv(results: readonly ClassResult[]): string {
  const head = [
    'nickname',
    'step',
    'pictures',
    'student_accuracy',
    'control_accuracy',
    'difference',
    ...runConfigKeys,
    'test_before',
    'test_after',
    'test_further',
    'code',
  ];
  const rows = results.map((result) => {
    const { student, control, difference } = accuraciesOf(result);
    const settings = runConfigKeys.map((key) => {
      const value = valueOf(result.config, key);
      return Array.isArray(value) ? value.join(' ') : value;
    });
    const cells = [result.nickname, result.step, result.numPictures, student, control, difference];
    const { before = null, after = null, further = null } = result.test ?? {};
    const test = [before, after, further].map((right) => right ?? '');
    return [...cells, ...settings, ...test, encodeResult(result)];
  });
  return csvOf(head, rows);
}
