import { useTranslation } from 'react-i18next';
import { onlyHere } from '@/protocol/link/only-here.ts';
import { QrPanel } from './qr-panel.tsx';
import styles from './share.module.css';

/** Serve the built page, which phones load in a second, to the other devices of the network. */
const COMMANDS = ['npm run build', 'npm run preview -- --host'];

/** The QR code of a link; for an address that no phone can open, how to get one that it can. */
export function LinkCode({ link }: { readonly link: string }) {
  const { t } = useTranslation('classroom');
  const name = onlyHere(link);
  if (name === null) return <QrPanel text={link} name={t('share.qr')} hint={t('share.qrHint')} />;
  return (
    <div className={styles['warning']}>
      <p>{t('share.onlyHere', { name })}</p>
      <p>{t('share.onlyHereHow')}</p>
      <pre>
        <code>{COMMANDS.join('\n')}</code>
      </pre>
      <p>{t('share.onlyHereElse')}</p>
    </div>
  );
}
