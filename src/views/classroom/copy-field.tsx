import { Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, within } from '@/core/limits.ts';
import styles from './share.module.css';

interface CopyFieldProps {
  readonly name: string;
  readonly text: string;
  readonly buttonText: string;
  readonly rows?: number;
  /** Whether this is the primary field. */
  readonly isMain?: boolean;
}

/** Copies what is selected in the old way, which works without https too, e.g. on the phones of a class's network. */
function copySelection(): boolean {
  try {
    // oxlint-disable-next-line typescript/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

/** A text with a Copy button; if the browser refuses, the text is selected to be copied by hand. */
export function CopyField({ name, text, buttonText, rows = 3, isMain = false }: CopyFieldProps) {
  const { t } = useTranslation('classroom');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<{ text: string; isCopied: boolean } | null>(null);
  const copy = async () => {
    try {
      await within(limits.permissionMs, 'the clipboard', navigator.clipboard.writeText(text));
      setOutcome({ text, isCopied: true });
    } catch {
      // Refused by the visitor or, without https, by the browser.
      field.current?.focus();
      field.current?.select();
      setOutcome({ text, isCopied: copySelection() });
    }
  };
  // An outcome only applies to the text that was copied.
  const shown = outcome?.text === text ? outcome : null;
  return (
    <div className={styles['copy']}>
      <label htmlFor={id}>{name}</label>
      <textarea
        ref={field}
        id={id}
        readOnly
        rows={rows}
        spellCheck={false}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles['row']}>
        <button type="button" className={isMain ? styles['main'] : undefined} onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          {buttonText}
        </button>
        <span role="status" className={styles['outcome']} data-copied={shown?.isCopied}>
          {shown && t(shown.isCopied ? 'share.copied' : 'share.refused')}
        </span>
      </div>
    </div>
  );
}
