import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';

/** Loaded at the first press. */
const OpenShare = lazyPart(async () => (await import('./open-share.tsx')).OpenShare);

/** Opens the share dialog. */
export function ShareButton() {
  const { t } = useTranslation();
  const isOpen = usePage(({ overlay }) => overlay === 'share' || overlay === 'result');
  const { lay } = usePageActions();
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => lay('share')}>
        <Share2 aria-hidden="true" />
        <span>{t('app.share')}</span>
      </button>
      {isOpen && <OpenShare failure="above" onClose={() => lay(null)} />}
    </>
  );
}
