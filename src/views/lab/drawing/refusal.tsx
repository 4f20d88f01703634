import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImageRefused } from './read-image.ts';
import styles from './drawing.module.css';

interface RefusalProps {
  readonly refused: ImageRefused | null;
  readonly onDismiss: () => void;
}

/** Explains why a picture was rejected, and what to do. */
export function Refusal({ refused, onDismiss }: RefusalProps) {
  const { t } = useTranslation('tools');
  return (
    // Always rendered: some screen readers ignore a live region inserted with its text.
    <div role="alert" className={styles['refusal']}>
      {refused && (
        <>
          <p>{t(`drawing.refused.${refused.reason}`, { ...refused.facts })}</p>
          <button type="button" aria-label={t('drawing.dismiss')} onClick={onDismiss}>
            <X aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  );
}
