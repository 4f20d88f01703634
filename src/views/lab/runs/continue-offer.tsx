import { Play, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { usePage } from '@/state/page-context.tsx';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import { restoreRun } from '@/state/shelf/restore-run.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';
import { unfinishedRun } from '@/state/shelf/unfinished-run.ts';
import styles from '../transport.module.css';
import { useRunErrors } from './use-run-errors.ts';

/** Keeps the live run on the shelf, and offers the run that was cut off last. */
export function ContinueOffer() {
  const { t, i18n } = useTranslation('shelf');
  const { whole } = numbersOf(i18n.language);
  const { errorText } = useRunErrors();
  const lab = useLabStore();
  const [run, setRun] = useState<ShelfRun | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isEmbedded = usePage((page) => page.isEmbedded);
  const isFree = useLab(
    ({ isReady, hasTrained, isInLesson, status }) =>
      isReady && !hasTrained && !isInLesson && status?.jobId == null,
  );
  useEffect(() => {
    let isMounted = true;
    const { shelf, tabs } = restorerOf(lab);
    unfinishedRun(shelf, tabs).then(
      (found) => isMounted && setRun(found),
      // The shelf itself shows what is wrong.
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, [lab]);
  if (!run || isEmbedded || !isFree) return null;
  const { step, goal, teacherStep, id } = run;
  const offer =
    step > 0
      ? t('continue.at', { step: whole(run.checkpointStep ?? step), goal: whole(goal) })
      : t('continue.teacher', { step: whole(teacherStep) });
  const go = async (target: Element) => {
    try {
      await restoreRun(restorerOf(lab), id);
      await lab.actions.play();
    } catch (thrown) {
      setError(thrown);
    }
    if (!target.isConnected) document.querySelector('main')?.focus();
  };
  return (
    <>
      <span
        role={error === null ? 'status' : 'alert'}
        className={styles['reason']}
        title={error === null ? t('continue.about') : errorText(error)}
      >
        {error === null ? offer : errorText(error)}
      </span>
      {error === null && (
        <button
          type="button"
          className={styles['undo']}
          title={t('continue.about')}
          onClick={({ currentTarget }) => void go(currentTarget)}
        >
          <Play aria-hidden="true" />
          {t('continue.button')}
        </button>
      )}
      <button
        type="button"
        className={styles['undo']}
        aria-label={t('continue.dismiss')}
        title={t('continue.dismiss')}
        onClick={() => {
          setRun(null);
          document.querySelector('main')?.focus();
        }}
      >
        <X aria-hidden="true" />
      </button>
    </>
  );
}
