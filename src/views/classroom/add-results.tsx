import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Addition, ClassResultsStore } from '@/state/class-results-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { useKeptFocus } from '@/ui/use-kept-focus.ts';
import styles from './class-view.module.css';
import { ScanResults } from './scan-results.tsx';

/** Outcome of an addition: results added, duplicates, and rejected codes with reasons. */
function Outcome({ latest }: { readonly latest: Addition }) {
  const { t } = useTranslation('classroom');
  const { numAdded, duplicates, refused } = latest;
  if (numAdded + duplicates.length + refused.length === 0)
    return <p data-tone="bad">{t('results.noCode')}</p>;
  return (
    <>
      {numAdded > 0 && <p data-tone="good">{t('results.added', { count: numAdded })}</p>}
      {duplicates.length > 0 && (
        <div data-tone="warn">
          <p>
            {t('results.duplicates', { count: duplicates.length })} {t('results.duplicateHint')}
          </p>
          <p>
            {duplicates
              .map(({ config, nickname }) =>
                t('results.duplicate', { seed: config.seed, name: nickname }).trim(),
              )
              .join(' · ')}
          </p>
        </div>
      )}
      {refused.length > 0 && (
        <div data-tone="bad">
          <p>{t('results.refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ line, code, problem }) => (
              <li key={`${line} ${code}`}>
                {t('results.refusedLine', { line, problem: t(`results.problems.${problem}`) })}{' '}
                <code>{code.length > 24 ? `${code.slice(0, 16)}…${code.slice(-6)}` : code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface UnreadableProps {
  readonly count: number;
  readonly onDelete: () => void;
}

/** Stored lines that this version cannot read: kept until the visitor deletes them. */
function Unreadable({ count, onDelete }: UnreadableProps) {
  const { t } = useTranslation('classroom');
  return (
    <div data-tone="warn">
      <p>{t('results.unreadable', { count })}</p>
      <button type="button" onClick={onDelete}>
        {t('results.removeUnreadable', { count })}
      </button>
    </div>
  );
}

/** Adds result codes by paste or camera. */
export function AddResults({ store }: { readonly store: ClassResultsStore }) {
  const { t } = useTranslation('classroom');
  const id = useId();
  const latest = useStoreState(store, (state) => state.latest);
  const isKept = useStoreState(store, (state) => state.isKept);
  const numUnreadable = useStoreState(store, (state) => state.unreadable.length);
  const { heading, watch } = useKeptFocus<HTMLHeadingElement>();
  const [text, setText] = useState('');
  return (
    <section {...watch} aria-labelledby={`${id}-title`}>
      <h3 ref={heading} id={`${id}-title`} tabIndex={-1}>
        {t('results.add')}
      </h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { refused, numAdded, duplicates } = store.actions.add(text);
          // Keep the text if a code was rejected, so that it can be corrected.
          if (refused.length === 0 && numAdded + duplicates.length > 0) setText('');
        }}
      >
        <label htmlFor={id}>{t('results.paste')}</label>
        <textarea
          id={id}
          rows={5}
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-hint`} className={styles['hint']}>
          {t('results.pasteHint')}
        </p>
        <button type="submit" className={styles['main']}>
          {t('results.addButton')}
        </button>
      </form>
      <ScanResults store={store} />
      <div role="status" className={styles['outcome']}>
        {!isKept && <p data-tone="bad">{t('results.notKept')}</p>}
        {numUnreadable > 0 && <Unreadable count={numUnreadable} onDelete={store.actions.removeUnreadable} />}
        {latest && <Outcome latest={latest} />}
      </div>
    </section>
  );
}
