import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { linkToShare } from './link-to-share.ts';

/** Loaded at the first press. */
const ShareDialog = lazyPart(async () => (await import('@/views/classroom/share-dialog.tsx')).ShareDialog);

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const config = useLab((state) => state.config);
  return (
    <ShareDialog
      failure="above"
      linkFor={(language, page) => linkToShare(config, page, language)}
      onClose={onClose}
    />
  );
}

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
      {isOpen && <OpenDialog onClose={() => lay(null)} />}
    </>
  );
}
