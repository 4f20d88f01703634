import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './runs-button.module.css';

const RunsDialog = lazyPart(async () => (await import('./runs-dialog.tsx')).RunsDialog);

/** Opens the shelf of kept runs. */
export function RunsButton() {
  const { t } = useTranslation('shelf');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        title={t('open')}
        className={styles['open']}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <History aria-hidden="true" />
        <span>{t('open')}</span>
      </button>
      {isOpen && <RunsDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
