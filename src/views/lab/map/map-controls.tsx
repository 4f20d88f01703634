import { Grid3x3, Pause, Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mapBase } from '@/protocol/map/axes.ts';
import { numRunsOf, planProblem, type MapPlan } from '@/protocol/map/plan.ts';
import { numDone } from '@/state/job-batch.ts';
import { useLab } from '@/state/lab-context.tsx';
import { BatchProgress } from '../repeats/batch-progress.tsx';
import styles from './map.module.css';
import { useMapTexts } from './use-map-texts.ts';
import type { useOwnMap } from './use-own-map.ts';

interface MapControlsProps {
  readonly plan: MapPlan;
  /** Whether the plan is what the visitor has typed. */
  readonly isTyped: boolean;
  readonly map: ReturnType<typeof useOwnMap>;
}

/** Starts, pauses, resumes and stops the map, and says how far it is. */
export function MapControls({ plan, isTyped, map }: MapControlsProps) {
  const { t } = useTranslation('map');
  const texts = useMapTexts();
  const config = useLab((state) => state.config);
  const isReady = useLab(({ backend }) => backend !== null);
  const { own, isRunning, isElsewhere, isPausing, nowMs, actions } = map;
  const base = mapBase(config, [plan.x.key, plan.y.key]);
  const problem = isTyped ? planProblem(base, plan) : null;
  const canStart = isReady && !isElsewhere && isTyped && problem === null;
  const batch = own?.batch;
  const counts = { done: batch ? numDone(batch) : 0, all: batch?.items.length ?? 0 };
  const canResume = isReady && !isRunning && !isElsewhere && counts.done < counts.all;
  const status = isElsewhere ? 'elsewhere' : isPausing ? 'pausing' : (batch?.status ?? 'none');
  return (
    <div className={styles['controlled']}>
      <div className={styles['buttons']}>
        {/* Each button has two jobs, so that the focus stays. */}
        <button
          type="button"
          aria-disabled={!isRunning && !canStart}
          onClick={() => {
            if (isRunning) actions.stop();
            else if (canStart) actions.start(base, plan);
          }}
        >
          {isRunning ? <Square aria-hidden="true" /> : <Grid3x3 aria-hidden="true" />}
          {isRunning ? t('stop') : isTyped ? t('start', { count: numRunsOf(plan) }) : t('startNone')}
        </button>
        <button
          type="button"
          aria-disabled={isRunning ? isPausing : !canResume}
          onClick={() => {
            if (isRunning) actions.pause();
            else if (canResume) actions.resume();
          }}
        >
          {isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {isRunning ? t('pause') : canResume ? t('resumeRuns', counts) : t('resume')}
        </button>
      </div>
      {problem && (
        <p role="alert" className={styles['warning']}>
          {texts.problem(problem, plan)}
        </p>
      )}
      {batch && <BatchProgress batch={batch} nowMs={nowMs} label={t('progress')} />}
      <p role="status" className={styles['status']}>
        {t(`status.${status}`, { ...counts, reason: batch?.failure ?? '' })}
        {batch && batch.numFailed > 0 && (
          <> {t('failed', { count: batch.numFailed, reason: batch.failure })}</>
        )}
      </p>
      {map.isDamaged && <p className={styles['warning']}>{t('damaged')}</p>}
      {!map.isKept && <p className={styles['warning']}>{t('notKept')}</p>}
    </div>
  );
}
