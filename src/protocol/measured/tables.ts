import { effectOf, isComplete, type MeanAndSpread, type Measured, type MeasuredRun } from './measured.ts';
import { methodClaims } from './method-claims.ts';
import { methodRows, methodRunId, methodSeeds, methodSettings } from './method-runs.ts';
import { presetEffect } from '../presets/preset-effect.ts';
import { presets, type ExpectedEffect } from '../presets/presets.ts';
import { studentClaims } from './student-claims.ts';
import { studentRuns } from './student-runs.ts';

const points = (value: number, isSigned: boolean, digits = 1) => {
  const text = (100 * value).toFixed(digits);
  return isSigned && !text.startsWith('-') ? `+${text}` : text.replace('-', '−');
};
const spread = ({ mean, deviation }: MeanAndSpread, isSigned = false, digits = 1) =>
  `${points(mean, isSigned, digits)} ± ${points(deviation, false, digits)}`;
const claimed = (expected: string, holds: boolean, verdict: string) =>
  `${expected.replace('-', ' ')}: ${holds ? 'held' : `**failed** (${verdict.replace('-', ' ')})`}`;

const notMeasured = (expected: string) => `${expected.replace('-', ' ')}: not measured`;

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The README's table of the students, in Markdown. */
export function studentTable({ runs }: Measured): string {
  const rows = studentRuns().map(({ id, config: { student, dataset, learningRate, steps } }) => {
    const run = runs[id];
    const expected = studentClaims[student]?.expected[dataset] ?? '–';
    const head = [`\`${student}\``, dataset, `${learningRate}, ${steps}`];
    if (!run || !isComplete(run)) return [...head, '–', '–', '–', notMeasured(expected)];
    const effect = effectOf(run);
    const holds = (effect.verdict === 'ahead') === (expected === 'ahead');
    return [
      ...head,
      spread(effect.student),
      spread(effect.control),
      spread(effect.gain, true),
      claimed(expected, holds, effect.verdict),
    ];
  });
  return markdown(
    ['student', 'dataset', 'learning rate, steps', 'distilled', 'control', 'difference', 'expected'],
    rows,
  );
}

/** The rows of the README's table of the methods that are measured in every setting, in Markdown. */
export function methodTable({ runs }: Measured): string {
  const settings = Object.keys(methodSettings);
  const rows = Object.keys(methodRows).flatMap((row) => {
    const measured = settings.map((setting) => runs[methodRunId(row, setting)]);
    const complete = measured.filter((run) => run !== undefined && isComplete(run, methodSeeds));
    if (complete.length < settings.length) return [];
    const effects = complete.map((run) => effectOf(run as MeasuredRun));
    return [
      [row, ...effects.map(({ student, gain }) => `${spread(student, false, 2)} (${spread(gain, true, 2)})`)],
    ];
  });
  return markdown(['student with', ...settings], rows);
}

/** What became of the expectations about methods, in Markdown. */
export function methodClaimTable({ runs }: Measured): string {
  const settings = Object.keys(methodSettings);
  const rows = Object.entries(methodClaims).map(([row, { expected }]) => [
    row,
    ...settings.map((setting) => {
      const run = runs[methodRunId(row, setting)];
      const word = expected[setting] ?? '–';
      if (!run || !isComplete(run, methodSeeds)) return notMeasured(word);
      const { verdict } = effectOf(run);
      return claimed(word, (verdict === 'ahead') === (word === 'ahead'), verdict);
    }),
  ]);
  return markdown(['student with', ...settings], rows);
}

const expectations: Readonly<Record<ExpectedEffect['kind'], string>> = {
  ahead: 'ahead of the control',
  behind: 'behind the control',
  equal: 'equal to the control in every seed',
  'at-chance': 'both at chance in every seed',
  'gains-little': 'less than a point ahead',
  above: 'student better than in',
  below: 'student worse than in',
  like: 'student within a point of',
};

/** The README's table of the presets, in Markdown. */
export function presetTable(measured: Measured): string {
  const rows = presets.flatMap((preset) => {
    const effect = presetEffect(preset, measured);
    if (!effect) return [];
    const { expected, change } = preset;
    const other = 'other' in expected ? ` \`${expected.other}\`` : '';
    const toOther = effect.toOther === null ? '' : ` (${points(effect.toOther, true)})`;
    return [
      [
        `\`${preset.id}\``,
        Object.entries(change)
          .map(([key, value]) => `${key} ${String(value)}`)
          .join(', ') || 'the defaults',
        spread(effect.student),
        spread(effect.control),
        spread(effect.gain, true),
        `${expectations[expected.kind]}${other}: ${effect.holds ? 'held' : '**failed**'}${toOther}`,
      ],
    ];
  });
  return markdown(['preset', 'differs in', 'distilled', 'control', 'difference', 'expected'], rows);
}
