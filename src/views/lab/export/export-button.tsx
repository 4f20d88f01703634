import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportDialog } from '../export-part.tsx';
import styles from '../runs/runs-button.module.css';

/** Opens the list of what the lab's run can be exported as. */
export function ExportButton() {
  const { t } = useTranslation('export');
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
        <Download aria-hidden="true" />
        <span>{t('open')}</span>
      </button>
      {isOpen && <ExportDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
