import { csvOf } from '@/core/csv.ts';
import { accuraciesOf, encodeResult, type ClassResult } from './class-result.ts';
import { runConfigKeys, valueOf } from '../run/config.ts';

/** Formats results as CSV, one line each: accuracies (0..1), every key of the run, and the code. */
export function asCsv(results: readonly ClassResult[]): string {
  const head = [
    'nickname',
    'step',
    'pictures',
    'student_accuracy',
    'control_accuracy',
    'difference',
    ...runConfigKeys,
    'code',
  ];
  const rows = results.map((result) => {
    const { student, control, difference } = accuraciesOf(result);
    const settings = runConfigKeys.map((key) => {
      const value = valueOf(result.config, key);
      return Array.isArray(value) ? value.join(' ') : value;
    });
    const cells = [result.nickname, result.step, result.numPictures, student, control, difference];
    return [...cells, ...settings, encodeResult(result)];
  });
  return csvOf(head, rows);
}
