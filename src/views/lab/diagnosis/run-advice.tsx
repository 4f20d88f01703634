import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { latestReport } from '@/state/lab-state.ts';
import { chanceOf, diagnose, type Diagnosis } from './diagnose.ts';
import styles from './run-advice.module.css';

/** Text of the button: the first setting that it changes. */
function useActionText() {
  const { t, i18n } = useTranslation('guide');
  const numbers = numbersOf(i18n.language);
  return (change: Diagnosis['change']) => {
    const { learningRate, steps, teacherSteps, assistant, seed, labelNoise, teacherWeights, transferSet } =
      change;
    if (learningRate !== undefined) return t('advice.set.learningRate', { value: learningRate });
    if (steps !== undefined) return t('advice.set.steps', { value: numbers.whole(steps) });
    if (teacherSteps !== undefined)
      return t('advice.set.teacherSteps', { value: numbers.whole(teacherSteps) });
    if (assistant !== undefined) return t('advice.set.assistant');
    if (seed !== undefined) return t('advice.set.seed', { value: seed });
    if (labelNoise !== undefined) return t('advice.set.labelNoise');
    if (transferSet !== undefined) return t('advice.set.transferSet');
    return t(teacherWeights === undefined ? 'advice.set.studentLabels' : 'advice.set.teacherWeights');
  };
}

/** Explains why a student is at chance, with a button that changes the cause and trains. */
export function RunAdvice() {
  const { t, i18n } = useTranslation('guide');
  const numbers = numbersOf(i18n.language);
  const actionText = useActionText();
  const config = useLab((state) => state.config);
  const report = useLab(latestReport);
  const isOver = useLab(({ status }) => status?.phase === 'finished');
  const { configure, restart, play } = useLabActions();
  if (!report) return null;
  const { step } = report;
  const accuracies = { student: report.student.accuracy, control: report.control.accuracy };
  const values = {
    step: numbers.whole(step),
    student: numbers.percent(accuracies.student),
    control: numbers.percent(accuracies.control),
    chance: numbers.wholePercent(chanceOf(config)),
    rate: config.learningRate,
    noise: numbers.wholePercent(config.labelNoise),
    teacher: numbers.percent(report.teacher.accuracy),
  };
  const found = diagnose(config, { ...accuracies, step, isOver, teacher: report.teacher.accuracy });
  if (!found) return <p className={styles['text']}>{t('advice.none', values)}</p>;
  const { lanes, cause, change } = found;
  const apply = async () => {
    // More steps continue the run; any other change restarts it, since its weights have learned nothing.
    if (change.steps === undefined) await restart(change);
    else await configure(change);
    await play();
  };
  return (
    <>
      <p className={styles['text']}>
        {t(`advice.lanes.${lanes}`, values)} <strong>{t(`advice.cause.${cause}`, values)}</strong>
      </p>
      <button
        type="button"
        className={styles['action']}
        // The notices show a failure.
        onClick={() => void apply().catch(() => undefined)}
      >
        {actionText(change)}
      </button>
    </>
  );
}
