import { useTranslation } from 'react-i18next';
import type { Shelf } from '@/state/shelf/shelf.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { sizeText } from './run-formats.ts';
import styles from './runs.module.css';
import { useRunErrors } from './use-run-errors.ts';

interface ShelfMessagesProps {
  readonly shelf: Shelf;
  /** Of the visitor's last action; null without one. */
  readonly error: unknown;
}

/** How much the runs take, and what is wrong with them. */
export function ShelfMessages({ shelf, error }: ShelfMessagesProps) {
  const { t, i18n } = useTranslation('shelf');
  const { errorText, ruleText } = useRunErrors();
  const state = useStoreState(shelf, (each) => each);
  const { runs, unreadable, numFreed, isPersisted } = state;
  const bytes = runs.reduce((sum, run) => sum + run.recordBytes + run.checkpointBytes, 0);
  const wrong = [state.error, error].filter((each) => each !== null);
  return (
    <>
      <p className={styles['hint']}>
        {t('lead')}{' '}
        {runs.length > 0 && t('size', { count: runs.length, size: sizeText(i18n.language, bytes) })}{' '}
        {isPersisted !== null && t(isPersisted ? 'persisted' : 'notPersisted')}
      </p>
      <div role="alert">
        {wrong.map((each) => (
          <p key={errorText(each)} className={styles['wrong']}>
            {errorText(each)}
          </p>
        ))}
      </div>
      {numFreed > 0 && <p className={styles['hint']}>{t('freed', { count: numFreed })}</p>}
      {unreadable.length > 0 && (
        <details className={styles['unreadable']}>
          <summary>{t('unreadable', { count: unreadable.length })}</summary>
          <ul>
            {unreadable.map(({ id, field, expected }) => (
              <li key={id}>{t('unreadableRun', { id, field, expected: ruleText(expected) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
