import { useTranslation } from 'react-i18next';
import { numDone, timeLeftMs, type JobBatch } from '@/state/job-batch.ts';
import styles from './repeats.module.css';

interface BatchProgressProps {
  readonly batch: JobBatch;
  readonly nowMs: number;
  /** Names the bar. */
  readonly label: string;
}

/** Runs done, and the time left as the runs that have ended suggest it; keeps its height when there is none. */
export function BatchProgress({ batch, nowMs, label }: BatchProgressProps) {
  const { t } = useTranslation('repeats');
  const { status, queue, shares, results } = batch;
  const kept = results.length - queue.length;
  const left = timeLeftMs(batch, nowMs);
  const seconds = Math.ceil((left ?? 0) / 1_000);
  const words =
    left === null
      ? t('measuring')
      : seconds < 100
        ? t('secondsLeft', { count: seconds })
        : t('minutesLeft', { count: Math.ceil(seconds / 60) });
  return (
    <div className={styles['progress']}>
      <progress
        aria-label={label}
        max={results.length}
        value={kept + shares.reduce((sum, share) => sum + share, 0)}
      />
      <small>
        {t('runs', { done: numDone(batch), all: results.length })}
        {status === 'running' && ` · ${words}`}
      </small>
    </div>
  );
}
