import { Maximize2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { QrCode } from '@/ui/qr-code.tsx';
import { MAX_BYTES } from '@/ui/qr-matrix.ts';
import styles from './share.module.css';

interface QrPanelProps {
  readonly text: string;
  readonly name: string;
  /** Hint below the code. */
  readonly hint: string;
}

/** A QR code, which can fill the window for the last row of a room. */
export function QrPanel({ text, name, hint }: QrPanelProps) {
  const { t, i18n } = useTranslation('classroom');
  const [isLarge, setIsLarge] = useState(false);
  const { whole } = numbersOf(i18n.language);
  const tooLong = t('share.qrTooLong', { length: whole(text.length), most: whole(MAX_BYTES) });
  const code = <QrCode text={text} name={name} tooLong={tooLong} />;
  return (
    <div className={styles['qr']}>
      <div className={styles['square']}>{code}</div>
      <div className={styles['row']}>
        <button type="button" onClick={() => setIsLarge(true)}>
          <Maximize2 aria-hidden="true" />
          {t('share.enlarge')}
        </button>
        <span className={styles['hint']}>{hint}</span>
      </div>
      {isLarge && (
        <Dialog title={name} closeName={t('share.shrink')} isWhole onClose={() => setIsLarge(false)}>
          <div className={styles['large']}>{code}</div>
        </Dialog>
      )}
    </div>
  );
}
