import { accuraciesOf, encodeResult, type ClassResult } from './class-result.ts';
import { runConfigKeys, valueOf } from '../run/config.ts';

/** Formats a CSV cell: quoted if necessary, and escaped so that spreadsheets do not read it as a formula. */
function cell(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : String(value).replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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
  const lines = results.map((result) => {
    const { student, control, difference } = accuraciesOf(result);
    const settings = runConfigKeys.map((key) => {
      const value = valueOf(result.config, key);
      return Array.isArray(value) ? value.join(' ') : value;
    });
    const cells = [result.nickname, result.step, result.numPictures, student, control, difference];
    return [...cells, ...settings, encodeResult(result)].map(cell).join(',');
  });
  return `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}
