import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog.tsx';
import styles from './symbol-dialog.module.css';
import type { LossSymbol } from './loss-symbols.ts';

interface SymbolDialogProps {
  /** Every symbol that can be read about here. */
  readonly symbols: readonly LossSymbol[];
  /** The id of the first one to show. */
  readonly first: string;
  readonly onClose: () => void;
}

/** What a symbol of the loss is, its value now, and why it is there; the others are a press away. */
export function SymbolDialog({ symbols, first, onClose }: SymbolDialogProps) {
  const { t, i18n } = useTranslation('symbols');
  const [id, setId] = useState(first);
  const symbol = symbols.find((each) => each.id === id) ?? symbols[0];
  if (!symbol) return null;
  // Ids are data, so the typed `t` cannot know them; a test holds their texts.
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
