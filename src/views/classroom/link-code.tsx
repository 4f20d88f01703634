import { useTranslation } from 'react-i18next';
import { onlyHere } from '@/protocol/link/only-here.ts';
import { QrPanel } from './qr-panel.tsx';
import styles from './share.module.css';

/** Starts the page so that other devices in the network can open it. */
const COMMAND = 'npm start -- --host';

/** The QR code of a link; for an address that no phone can open, how to get one that it can. */
export function LinkCode({ link }: { readonly link: string }) {
  const { t } = useTranslation('classroom');
  const name = onlyHere(link);
  if (name === null) return <QrPanel text={link} name={t('share.qr')} hint={t('share.qrHint')} />;
  return (
    <div className={styles['warning']}>
      <p>{t('share.onlyHere', { name })}</p>
      <p>{t('share.onlyHereHow')}</p>
      <p>
        <code>{COMMAND}</code>
      </p>
      <p>{t('share.onlyHereElse')}</p>
    </div>
  );
}
