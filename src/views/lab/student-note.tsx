import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { effectOf, isComplete, isMeasuredAt, type Measured } from '@/protocol/measured/measured.ts';
import { useLab } from '@/state/lab-context.tsx';
import styles from './student-note.module.css';

let loading: Promise<Measured> | null = null;
function loadMeasured(): Promise<Measured> {
  loading ??= import('@/protocol/measured/students.json').then((file) => file.default as Measured);
  return loading;
}

/** Whether distillation helps the chosen student, as measured over seeds; nothing with other settings than those. */
export function StudentNote() {
  const { t, i18n } = useTranslation('guide');
  const numbers = numbersOf(i18n.language);
  const measured = use(loadMeasured());
  const config = useLab((state) => state.config);
  const run = measured.runs[`${config.student}/${config.dataset}`];
  if (!run || !isComplete(run) || !isMeasuredAt(run, config)) return null;
  const { numSeeds, verdict, gain, ...lanes } = effectOf(run);
  const { learningRate, steps } = run.config as { learningRate: number; steps: number };
  const values = {
    seeds: numSeeds,
    student: numbers.points(lanes.student.mean),
    control: numbers.points(lanes.control.mean),
    gain: `${numbers.signedPoints(gain.mean)} ± ${numbers.points(gain.deviation)}`,
    rate: learningRate,
    steps: numbers.whole(steps),
  };
  const whole = t(`students.${verdict}`, values);
  return (
    <small className={styles['note']} data-verdict={verdict} title={whole}>
      <span aria-hidden="true">{t(`students.short.${verdict}`, values)}</span>
      <span className="visually-hidden">{whole}</span>
    </small>
  );
}
