import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '@/state/page-context.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { MyResult } from './my-result.tsx';
import { ShareLink, type LinkFor } from './share-link.tsx';
import styles from './share.module.css';

interface ShareDialogProps {
  readonly linkFor: LinkFor;
  readonly onClose: () => void;
}

const tabs = ['link', 'result'] as const;

/** Shares a run: its link and its result. */
export function ShareDialog({ linkFor, onClose }: ShareDialogProps) {
  const { t, i18n } = useTranslation('classroom');
  const id = useId();
  const opened = usePage(({ overlay }) => overlay);
  const [tab, setTab] = useState<(typeof tabs)[number]>(opened === 'result' ? 'result' : 'link');
  return (
    <Dialog title={t('share.title')} closeName={t('share.close')} onClose={onClose}>
      <fieldset className={styles['tabs']}>
        <legend className="visually-hidden">{t('share.what')}</legend>
        {tabs.map((each) => (
          <label key={each}>
            <input type="radio" name={id} checked={tab === each} onChange={() => setTab(each)} />
            {t(`share.tabs.${each}`)}
          </label>
        ))}
      </fieldset>
      {tab === 'link' ? <ShareLink linkFor={linkFor} /> : <MyResult />}
      <p className={styles['foot']}>
        {/* In a new tab: the open run would be lost. */}
        <a href={`./?class=1&lang=${i18n.language}`} target="_blank" rel="noreferrer">
          {t('share.toClass')}
        </a>{' '}
        {t('share.toClassHint')}
      </p>
    </Dialog>
  );
}
