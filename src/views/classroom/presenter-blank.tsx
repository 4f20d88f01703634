import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useModal } from '@/ui/use-modal.ts';
import styles from './presenter-mode.module.css';

/** A black screen with nothing on it, so that the room looks at its teacher; any key or click ends it. */
export function PresenterBlank({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation('classroom');
  const modal = useModal(onEnd);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A key that only changes the next one does not count, nor does the press that brought this here.
      if (event.repeat || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    // Before anything else hears of it: a press of Space here is not one of Play.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
  return (
    <dialog {...modal} className={styles['blank']} aria-label={t('presenter.blank')}>
      <button type="button" className={styles['back']} onClick={onEnd}>
        <span className="visually-hidden">{t('presenter.back')}</span>
      </button>
    </dialog>
  );
}
