import { useTranslation } from 'react-i18next';
import { shownError } from '@/state/lab-store.ts';
import { useLab } from './lab-context.tsx';
import styles from './transport.module.css';

/** Phase, step and pace of the run. */
export function RunProgress() {
  const { t, i18n } = useTranslation();
  const status = useLab((state) => state.status);
  const { steps, seed, teacherSteps } = useLab((state) => state.config);
  const step = useLab((state) => state.series.steps.at(-1)?.step ?? 0);
  const teacherStep = useLab((state) => state.series.teacherSteps.at(-1)?.step ?? 0);
  const pace = useLab((state) => state.series.pace);
  const isReady = useLab((state) => state.isReady);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const hasFailed = useLab((state) => !state.isReady && shownError(state) !== null);
  const told = status?.phase ?? 'starting';
  // The engine is ready a moment before its answers to the first picture are here.
  const phase = hasFailed ? 'failed' : told === 'ready' && !isReady ? 'starting' : told;
  const goal = Math.max(1, Math.ceil(step / steps)) * steps;
  const [done, whole] =
    phase === 'training-teacher' ? [teacherStep, Math.max(1, teacherSteps)] : [step, goal];
  return (
    <div className={styles['progress']}>
      <p>
        <span role="status" className={styles['phase']} data-phase={phase}>
          {t(`transport.phase.${phase}`, { teacherStep: number.format(teacherStep) })}
        </span>
        <small>
          {t('controls.seed')} {seed}
        </small>
      </p>
      <progress aria-label={t('curves.step')} max={whole} value={done} />
      <p>
        <span>{t('transport.stepCount', { step: number.format(step), goal: number.format(goal) })}</span>
        <small>
          {pace &&
            t('transport.pace', {
              ms: pace.msPerStep.toFixed(1),
              examples: number.format(pace.examplesPerSecond),
            })}
        </small>
      </p>
    </div>
  );
}
