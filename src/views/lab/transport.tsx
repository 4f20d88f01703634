import { Dices, GraduationCap, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/ui/select.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useIsHidden } from '@/state/page-context.tsx';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { RunProgress } from './run-progress.tsx';
import { Shown } from './shown.tsx';
import styles from './transport.module.css';

const speeds = { fast: null, medium: 10, slow: 2 } as const;

// The store shows failures of actions.
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

/** Play, step, reset, seed and speed, and the run's progress. */
export function Transport() {
  const { t } = useTranslation();
  const { seed, teacherWeights } = useLab((state) => state.config);
  const stepsPerSecond = useLab((state) => state.stepsPerSecond);
  const isReady = useLab((state) => state.isReady);
  const isPlaying = useLab((state) => state.isPlaying);
  // A link can hide all but Play and Reset.
  const isPlain = useIsHidden('transport');
  const actions = useLabActions();
  const speed = stepsPerSecond === null ? 'fast' : stepsPerSecond > 5 ? 'medium' : 'slow';
  const stepping = { type: 'button', disabled: !isReady || isPlaying } as const;
  const starting = { type: 'button', disabled: !isReady } as const;
  return (
    <section className={styles['transport']} data-plain={isPlain} aria-label={t('transport.title')}>
      <div className={styles['buttons']}>
        <button
          type="button"
          className={styles['play']}
          {...spotlight('play')}
          onClick={({ timeStamp }) => actions.pressPlay(timeStamp)}
        >
          {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {isPlaying ? t('transport.pause') : t('transport.play')}
        </button>
        {!isPlain && (
          <button {...stepping} onClick={() => quietly(actions.step('students'))}>
            <StepForward aria-hidden="true" />
            <span>{t('transport.step')}</span>
          </button>
        )}
        {!isPlain && isLiveTeacher(teacherWeights) && (
          <button {...stepping} onClick={() => quietly(actions.step('teacher'))}>
            <GraduationCap aria-hidden="true" />
            <span>{t('transport.stepTeacher')}</span>
          </button>
        )}
        <button {...starting} onClick={() => quietly(actions.reset())}>
          <RotateCcw aria-hidden="true" />
          <span>{t('transport.reset')}</span>
        </button>
        {!isPlain && (
          <button
            {...starting}
            title={t('controls.restarts')}
            {...spotlight('seed')}
            onClick={() => quietly(actions.reset((seed + 1) % 1_000_000))}
          >
            <Dices aria-hidden="true" />
            <span>{t('transport.newSeed')}</span>
          </button>
        )}
      </div>
      <RunProgress />
      <Shown part="transport">
        <div className={styles['speed']}>
          <Select
            name={t('transport.speed')}
            isNameHidden
            value={speed}
            options={(['fast', 'medium', 'slow'] as const).map((value) => ({
              value,
              text: t(`transport.${value}`),
            }))}
            onChange={(value) => quietly(actions.setSpeed(speeds[value as keyof typeof speeds]))}
          />
        </div>
      </Shown>
    </section>
  );
}
