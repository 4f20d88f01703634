import { useTranslation } from 'react-i18next';
import { usePageActions } from '@/state/page-context.tsx';
import styles from './hidden-note.module.css';

/** Says that the link leaves controls out, and brings them back: nobody is stuck with what somebody else chose. */
export function HiddenNote() {
  const { t } = useTranslation('classroom');
  const { hide } = usePageActions();
  return (
    <p className={styles['note']}>
      {t('share.hidden')}{' '}
      <button
        type="button"
        onClick={(event) => {
          // The button goes with its line: the focus stays in the lab.
          event.currentTarget.closest('main')?.focus();
          hide([]);
        }}
      >
        {t('share.showAll')}
      </button>
    </p>
  );
}
