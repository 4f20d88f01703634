import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { benchPlan, isQuickIn, type BenchPlan } from '@/protocol/bench-plan.ts';
import styles from './bench-view.module.css';
import type { BenchState } from './use-bench.ts';

interface ControlsProps {
  readonly state: BenchState;
  /** The page's query, which may select measurements. */
  readonly query: string;
  readonly start: (plan: BenchPlan) => void;
  readonly stop: () => void;
}

/** Description, start button and progress of the benchmark. */
export function Controls({ state: { phase, underway }, query, start, stop }: ControlsProps) {
  const { t } = useTranslation();
  const [isQuick, setQuick] = useState(isQuickIn(query));
  const isRunning = phase === 'running';
  const plan = benchPlan(query, isQuick);
  const status = () => {
    if (!isRunning) return t(`bench.${phase}`);
    if (!underway) return '…';
    const { task, index, count } = underway;
    const what = t(`bench.workload.${task.kind === 'workload' ? task.workload : task.kind}`);
    return t('bench.progress', { index: index + 1, count, what, path: t(`bench.path.${task.path}`) });
  };
  return (
    <section className="card" aria-labelledby="bench-title">
      <h2 id="bench-title">{t('bench.title')}</h2>
      <p>{t('bench.idea')}</p>
      <p className={styles['note']}>{t('bench.what')}</p>
      <div className={styles['controls']}>
        {isRunning ? (
          <button type="button" onClick={stop}>
            {t('bench.stop')}
          </button>
        ) : (
          <button type="button" className={styles['primary']} onClick={() => start(plan)}>
            {t(phase === 'ready' ? 'bench.start' : 'bench.again')}
          </button>
        )}
        <label>
          <input
            type="checkbox"
            checked={isQuick}
            disabled={isRunning}
            onChange={({ target }) => setQuick(target.checked)}
          />
          <span>{t('bench.quick')}</span>
        </label>
      </div>
      <p role="status" className={styles['status']} data-phase={phase}>
        {status()}
      </p>
      <progress
        aria-label={t('bench.title')}
        max={plan.tasks.length}
        value={phase === 'finished' ? plan.tasks.length : (underway?.index ?? 0)}
      />
      <p className={styles['note']}>{t('bench.advice')}</p>
    </section>
  );
}
