import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyDraft, problemOf } from '@/datasets/own/draft.ts';
import { ownLimits } from '@/datasets/own/limits.ts';
import { datasetOfDraft, type OwnDataset } from '@/datasets/own/own-dataset.ts';
import type { OwnRefusal } from '@/datasets/own/refusal.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { AddPictures } from './add-pictures.tsx';
import { ClassTable } from './class-table.tsx';
import { KeptList } from './kept-list.tsx';
import styles from './own.module.css';
import { OwnMessageView } from './own-message.tsx';
import { useKept } from './use-kept.ts';
import { useOwnDraft } from './use-own-draft.ts';
import { useRefusalText } from './use-refusal-text.ts';

/** The datasets that the visitor made, and how to make one. */
export function OwnDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('own');
  const { t: page } = useTranslation();
  // The canvas says in these when the pen is down.
  useTranslation('tools');
  const id = useId();
  const refusalText = useRefusalText();
  const keep = useRef<(dataset: OwnDataset) => Promise<void>>(() => Promise.resolve());
  const own = useOwnDraft((dataset) => keep.current(dataset));
  const { draft, setDraft, setMessage, attempt, progress, hasExamples } = own;
  const refuse = useCallback((refusal: OwnRefusal) => setMessage({ is: 'refused', refusal }), [setMessage]);
  const kept = useKept(refuse);
  useEffect(() => {
    keep.current = kept.keep;
  });
  const [isKeeping, setIsKeeping] = useState(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const problem = useMemo(() => problemOf(draft), [draft]);
  const keepAndUse = async () => {
    setIsKeeping(true);
    try {
      await attempt(async () => {
        const dataset = datasetOfDraft(draft, t('untitled'));
        await kept.keep(dataset);
        // Closed meanwhile: it is kept, and the run goes on.
        if (!isOpen.current) return;
        kept.use(dataset.spec.id);
        onClose();
      });
    } finally {
      setIsKeeping(false);
    }
  };
  return (
    <Dialog title={t('title')} closeName={page('app.dismiss')} onClose={onClose}>
      <div className={styles['own']}>
        <p>{t('intro', { classes: ownLimits.leastClasses, examples: ownLimits.leastExamples })}</p>
        <section aria-labelledby={`${id}-kept`}>
          <h3 id={`${id}-kept`}>{t('kept.title')}</h3>
          <KeptList kept={kept} own={own} onUsed={onClose} />
        </section>
        <section aria-labelledby={`${id}-make`}>
          <h3 id={`${id}-make`}>{t('make.title')}</h3>
          <div className={styles['field']}>
            <label htmlFor={`${id}-name`}>{t('make.name')}</label>
            <input
              id={`${id}-name`}
              value={draft.title}
              placeholder={t('untitled')}
              maxLength={2 * ownLimits.nameLength}
              onChange={({ target }) => setDraft((now) => ({ ...now, title: target.value }))}
            />
          </div>
          <AddPictures own={own} />
        </section>
        <OwnMessageView own={own} />
        <section aria-labelledby={`${id}-classes`}>
          <h3 id={`${id}-classes`}>{t('classes.title')}</h3>
          <ClassTable own={own} />
        </section>
        <div className={styles['end']}>
          <button
            type="button"
            className={styles['main']}
            disabled={problem !== null || progress !== null || isKeeping}
            aria-describedby={`${id}-end`}
            onClick={() => void keepAndUse()}
          >
            {t(isKeeping ? 'keeping' : 'keep')}
          </button>
          {hasExamples && (
            <button
              type="button"
              disabled={progress !== null}
              onClick={() => {
                setDraft(({ kind }) => ({ ...emptyDraft, kind }));
                setMessage(null);
              }}
            >
              {t('make.clear')}
            </button>
          )}
          <p id={`${id}-end`} className={styles['hint']}>
            {problem ? hasExamples && refusalText(problem) : t('keepHint')}
          </p>
        </div>
      </div>
    </Dialog>
  );
}
