import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from '../presets/presets.module.css';

const OwnDialog = lazyPart(async () => (await import('./own-dialog.tsx')).OwnDialog);

/** Opens the datasets that the visitor made. */
export function OwnButton() {
  const { t } = useTranslation('guide');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles['open']} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('own.open')}
      </button>
      {isOpen && <OwnDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
