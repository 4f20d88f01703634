import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './presets.module.css';

const PresetsDialog = lazyPart(async () => (await import('./presets-dialog.tsx')).PresetsDialog);

/** Opens the list of presets. */
export function PresetsButton() {
  const { t } = useTranslation('guide');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles['open']} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('presets.open')}
      </button>
      {isOpen && <PresetsDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
