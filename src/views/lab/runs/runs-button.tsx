import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { OpenButton } from '../open-button.tsx';

const RunsDialog = lazyPart(async () => (await import('./runs-dialog.tsx')).RunsDialog);

/** Opens the shelf of kept runs. */
export function RunsButton() {
  const { t } = useTranslation('shelf');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <OpenButton icon={History} name={t('open')} onOpen={() => setIsOpen(true)} />
      {isOpen && <RunsDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
