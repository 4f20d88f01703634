import { effectOf, isComplete, type MeanAndSpread, type Measured } from './measured.ts';
import { methodRuns } from '../presets/method-runs.ts';
import { presetEffect } from '../presets/preset-effect.ts';
import { presets, type ExpectedEffect } from '../presets/presets.ts';
import { studentClaims } from './student-claims.ts';

const points = (value: number, isSigned: boolean) => {
  const text = (100 * value).toFixed(1);
  return isSigned && !text.startsWith('-') ? `+${text}` : text.replace('-', '−');
};
const spread = ({ mean, deviation }: MeanAndSpread, isSigned = false) =>
  `${points(mean, isSigned)} ± ${points(deviation, false)}`;

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const expectedText = (expected: string, holds: boolean, verdict: string) =>
  `${expected.replace('-', ' ')}: ${holds ? 'held' : `**failed** (${verdict.replace('-', ' ')})`}`;

/** The README's table of the students, in Markdown. */
export function studentTable({ runs }: Measured): string {
  const measured = Object.entries(runs).filter(([, run]) => isComplete(run));
  const rows = measured.map(([id, run]) => {
    const [student = '', dataset = ''] = id.split('/');
    const { learningRate, steps } = run.config as { learningRate: number; steps: number };
    const effect = effectOf(run);
    const expected = studentClaims[student]?.expected[dataset] ?? '–';
    const holds = (effect.verdict === 'ahead') === (expected === 'ahead');
    return [
      `\`${student}\``,
      dataset,
      `${learningRate}, ${steps}`,
      spread(effect.student),
      spread(effect.control),
      spread(effect.gain, true),
      expectedText(expected, holds, effect.verdict),
    ];
  });
  return markdown(
    ['student', 'dataset', 'learning rate, steps', 'distilled', 'control', 'difference', 'expected'],
    rows,
  );
}

/** The README's table of the methods in the default run, in Markdown. */
export function methodTable({ runs }: Measured): string {
  const rows = methodRuns.flatMap(({ id, methods, expected }) => {
    const run = runs[id];
    if (!run || !isComplete(run)) return [];
    const effect = effectOf(run);
    const holds = (effect.verdict === 'ahead') === (expected === 'ahead');
    return [
      [
        methods.map((method) => `\`${method}\``).join(', '),
        spread(effect.student),
        spread(effect.control),
        spread(effect.gain, true),
        expectedText(expected, holds, effect.verdict),
      ],
    ];
  });
  return markdown(['methods', 'distilled', 'control', 'difference', 'expected'], rows);
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
