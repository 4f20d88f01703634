import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useModal } from '@/ui/use-modal.ts';
import styles from './presenter-mode.module.css';

/** A black screen, so that the class looks at the teacher; any key or click ends it. */
export function PresenterBlank({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation('classroom');
  const modal = useModal(onEnd);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Modifier keys do not count, nor does the key press that blanked the screen.
      if (event.repeat || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    // Capture, before other handlers: Space must not start the training here.
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
