import { useLab } from '@/state/lab-context.tsx';
import { ShareDialog } from '@/views/classroom/share-dialog.tsx';
import { linkToShare } from './link-to-share.ts';

/** The share dialog with links to the lab's run. */
export function OpenShare({ onClose }: { readonly onClose: () => void }) {
  const config = useLab((state) => state.config);
  return <ShareDialog linkFor={(language, page) => linkToShare(config, page, language)} onClose={onClose} />;
}
