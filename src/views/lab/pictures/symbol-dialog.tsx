import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog.tsx';
import styles from './symbol-dialog.module.css';
import type { LossSymbol } from './loss-symbols.ts';

interface SymbolDialogProps {
  /** Symbols with an explanation. */
  readonly symbols: readonly LossSymbol[];
  /** Id of the symbol shown first. */
  readonly first: string;
  readonly onClose: () => void;
}

/** Explains a symbol of the loss with its current value; links to the other symbols. */
export function SymbolDialog({ symbols, first, onClose }: SymbolDialogProps) {
  const { t, i18n } = useTranslation('symbols');
  const [id, setId] = useState(first);
  const symbol = symbols.find((each) => each.id === id) ?? symbols[0];
  if (!symbol) return null;
  // Ids are data, which the typed `t` cannot check; a test checks that the texts exist.
  const text = (part: string) =>
    (i18n.t as (key: string) => string)(`symbols:${symbol.isTerm ? 'terms' : 'of'}.${symbol.id}.${part}`);
  return (
    <Dialog
      title={symbol.isTerm ? symbol.plain : `${symbol.plain}: ${text('name')}`}
      closeName={t('close')}
      onClose={onClose}
    >
      <div className={styles['words']} aria-live="polite">
        <p>{text('what')}</p>
        {symbol.value !== null && (
          <p>
            <b>{symbol.value === '?' ? t('unknown') : t('now', { value: symbol.value })}</b>
          </p>
        )}
        <p>{text('why')}</p>
        {symbol.isTerm && (
          <p>
            <b>{t('letters')}</b>
            <br />
            {text('letters')}
          </p>
        )}
      </div>
      <div className={styles['all']} role="group" aria-label={t('all')}>
        {symbols.map((each) => (
          <button key={each.id} type="button" aria-pressed={each === symbol} onClick={() => setId(each.id)}>
            {each.plain}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
