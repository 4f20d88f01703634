import { Dices, GraduationCap, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/ui/select.tsx';
import { useLab, useLabActions } from './lab-context.tsx';
import styles from './transport.module.css';

const speeds = { fast: null, medium: 10, slow: 2 } as const;

/** Play, step, reset, seed and speed, with where the run stands. */
export function Transport() {
  const { t, i18n } = useTranslation();
  const status = useLab((state) => state.status);
  const config = useLab((state) => state.config);
  const series = useLab((state) => state.series);
  const data = useLab((state) => state.data);
  const stepsPerSecond = useLab((state) => state.stepsPerSecond);
  const isReady = useLab((state) => state.forwardMs !== null);
  const actions = useLabActions();
  const phase = status?.phase ?? 'starting';
  const isRunning = phase === 'training' || phase === 'training-teacher' || phase === 'waiting-for-data';
  const step = series.steps.at(-1)?.step ?? 0;
  const goal = Math.max(1, Math.ceil(step / config.steps)) * config.steps;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const speed = stepsPerSecond === null ? 'fast' : stepsPerSecond > 5 ? 'medium' : 'slow';
  // An action tells what went wrong through the store; nobody here has to hear it again.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  return (
    <div className={styles['transport']}>
      <div className={styles['buttons']}>
        <button
          type="button"
          className={styles['play']}
          disabled={!isReady}
          onClick={() => quietly(isRunning ? actions.pause() : actions.play())}
        >
          {isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {isRunning ? t('transport.pause') : t('transport.play')}
        </button>
        <button
          type="button"
          disabled={!isReady || isRunning}
          onClick={() => quietly(actions.step('students'))}
        >
          <StepForward aria-hidden="true" />
          {t('transport.step')}
        </button>
        {config.teacherWeights === 'live' && (
          <button
            type="button"
            disabled={!isReady || isRunning}
            onClick={() => quietly(actions.step('teacher'))}
          >
            <GraduationCap aria-hidden="true" />
            {t('transport.stepTeacher')}
          </button>
        )}
        <button type="button" disabled={!isReady} onClick={() => quietly(actions.reset())}>
          <RotateCcw aria-hidden="true" />
          {t('transport.reset')}
        </button>
        <button
          type="button"
          disabled={!isReady}
          onClick={() => quietly(actions.reset((config.seed + 1) % 1_000_000))}
        >
          <Dices aria-hidden="true" />
          {t('transport.newSeed')}
        </button>
      </div>
      <p className={styles['phase']} role="status">
        {t(`transport.phase.${phase}`, { teacherStep: status?.teacherStep ?? 0 })}
      </p>
      <p className={styles['count']}>
        {t('transport.stepCount', { step: number.format(step), goal: number.format(goal) })}
        <progress aria-label={t('curves.step')} max={goal} value={step} />
        <small>
          {series.pace
            ? t('transport.pace', {
                ms: series.pace.msPerStep.toFixed(1),
                examples: number.format(series.pace.examplesPerSecond),
              })
            : ' '}
        </small>
        {data && data.trainLoaded < data.trainTotal && (
          <small>
            {t('data.progress', {
              loaded: number.format(data.trainLoaded),
              total: number.format(data.trainTotal),
            })}
          </small>
        )}
      </p>
      <Select
        name={t('transport.speed')}
        value={speed}
        options={(['fast', 'medium', 'slow'] as const).map((value) => ({
          value,
          text: t(`transport.${value}`),
        }))}
        onChange={(value) => quietly(actions.setSpeed(speeds[value as keyof typeof speeds]))}
      />
    </div>
  );
}
