import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextData } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { tokenise } from '@/datasets/tokeniser.ts';
import { textOf } from '@/datasets/vocabulary.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { AnswersInWords } from '../answers-in-words.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import styles from './typing.module.css';

/** Far more than any network reads; keeps a pasted book from slowing the page down. */
const MOST_CHARACTERS = 1_000;

function Panel({ dataset, input }: { readonly dataset: string; readonly input: TextData }) {
  const { t, i18n } = useTranslation('tools');
  const { observeDrawing } = useLabActions();
  const [text, setText] = useState('');
  const noteId = useId();
  const seen = useMemo(() => tokenise(text, input), [text, input]);
  const isEmpty = seen.ids.every((id) => id === 0);
  useEffect(() => {
    // The store shows a failure.
    observeDrawing(isEmpty ? null : Float32Array.from(seen.ids)).catch(() => undefined);
  }, [isEmpty, observeDrawing, seen]);
  // Of datasets that don't come with the page there are no texts of their own.
  const own = (part: 'how' | 'only') =>
    (t as (keys: readonly string[]) => string)([`typing.${part}.${dataset}`, `typing.${part}.other`]);
  return (
    <section aria-label={t('typing.title')} className={styles['panel']}>
      <textarea
        aria-label={t('typing.field')}
        aria-describedby={noteId}
        rows={3}
        maxLength={MOST_CHARACTERS}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={own('how')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="button" disabled={text === ''} onClick={() => setText('')}>
        {t('drawing.clear')}
      </button>
      <div className={styles['seen']}>
        <p>{t('drawing.seen')}</p>
        <p className={styles['window']}>
          {seen.numLeftOut > 0 && <span aria-hidden="true">…</span>}
          {textOf(seen.ids, input)}
        </p>
      </div>
      <div id={noteId} role="status" className={styles['notes']}>
        {seen.numLeftOut > 0 && (
          <p>{t('typing.window', { length: input.length, leftOut: seen.numLeftOut })}</p>
        )}
        {seen.unknown.length > 0 && <p>{t('typing.unknown', { characters: seen.unknown.join(' ') })}</p>}
        {seen.unknown.length > 0 && seen.numKnown === 0 && <p>{t('typing.allUnknown')}</p>}
        {!isEmpty && <p>{own('only')}</p>}
      </div>
      <AnswersInWords key={i18n.language} classNames={useClassNames(dataset)} ask={t('typing.ask')} />
    </section>
  );
}

/** Replaces the test text with one that the visitor types, at every key; nothing for pictures. */
export function TypingPanel() {
  const dataset = useLab((state) => state.config.dataset);
  const { input } = datasetById(dataset);
  return input.kind === 'tokens' ? <Panel key={dataset} dataset={dataset} input={input} /> : null;
}
