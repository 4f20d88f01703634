import { useTranslation } from 'react-i18next';
import { usePageActions } from '@/state/page-context.tsx';
import styles from './hidden-note.module.css';

/** Notes that the link hides controls, with a button that shows them again. */
export function HiddenNote() {
  const { t } = useTranslation('classroom');
  const { hide } = usePageActions();
  return (
    <p className={styles['note']}>
      {t('share.hidden')}{' '}
      <button
        type="button"
        onClick={(event) => {
          // The button disappears, so move the focus into the lab.
          event.currentTarget.closest('main')?.focus();
          hide([]);
        }}
      >
        {t('share.showAll')}
      </button>
    </p>
  );
}
