import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportDialog } from '../export-part.tsx';
import { OpenButton } from '../open-button.tsx';

/** Opens the list of the exports of the lab's run. */
export function ExportButton() {
  const { t } = useTranslation('export');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <OpenButton icon={FileOutput} name={t('open')} onOpen={() => setIsOpen(true)} />
      {isOpen && <ExportDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
