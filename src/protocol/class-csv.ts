import { accuraciesOf, encodeResult, type ClassResult } from './class-result.ts';
import { runConfigKeys, valueOf } from './run-config.ts';

/** A cell of a CSV file: quoted where it must be, and nothing that a spreadsheet would take for a formula. */
function cell(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : String(value).replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All results as a CSV file's text: a line each, accuracies as shares, every key of the run, the code itself. */
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
