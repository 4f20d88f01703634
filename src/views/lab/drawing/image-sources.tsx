import { ClipboardPaste, ImageUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { canAskClipboard } from './clipboard.ts';
import { ACCEPTED } from './read-image.ts';
import styles from './drawing.module.css';

interface ImageSourcesProps {
  readonly onFile: (file: File) => void;
  readonly onPaste: () => void;
}

/** Buttons that open a picture from a file or the clipboard. */
export function ImageSources({ onFile, onPaste }: ImageSourcesProps) {
  const { t } = useTranslation('tools');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={styles['sources']}>
      <input
        ref={chooser}
        type="file"
        accept={ACCEPTED}
        aria-label={t('drawing.open')}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          // Reset, so that the same file can be opened again.
          event.target.value = '';
        }}
      />
      <button type="button" title={t('drawing.open')} onClick={() => chooser.current?.click()}>
        <ImageUp aria-hidden="true" />
        {t('drawing.openShort')}
      </button>
      {canAskClipboard() && (
        <button type="button" title={t('drawing.paste')} onClick={onPaste}>
          <ClipboardPaste aria-hidden="true" />
          {t('drawing.pasteShort')}
        </button>
      )}
    </div>
  );
}
