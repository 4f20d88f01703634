import { useTranslation } from 'react-i18next';
import { useAnyKey } from '@/ui/use-any-key.ts';
import { useModal } from '@/ui/use-modal.ts';
import styles from './presenter-mode.module.css';

/** A black screen, so that the class looks at the teacher; any key or click ends it. */
export function PresenterBlank({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation('classroom');
  const modal = useModal(onEnd);
  useAnyKey(onEnd);
  return (
    <dialog {...modal} className={styles['blank']} aria-label={t('presenter.blank')}>
      <button type="button" className={styles['back']} onClick={onEnd}>
        <span className="visually-hidden">{t('presenter.back')}</span>
      </button>
    </dialog>
  );
}
