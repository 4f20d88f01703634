import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { settingWords } from '@/i18n/setting-words.ts';
import { undoable, type DiscardedRun } from '@/state/discarded-run.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { isLiveKey, isSameValue, runConfigKeys } from '@/protocol/run/config.ts';
import styles from './transport.module.css';

/** Maximum number of changes that are named. */
const MAX_NAMED = 2;

/** Text about why the run was discarded. */
function useReason(): (discarded: DiscardedRun) => string {
  const { t, i18n } = useTranslation(['tools', 'methods']);
  const { nameOf, valueText } = settingWords(i18n);
  return ({ config, successor }) => {
    if (successor === 'promoted') return t('undo.promoted');
    const differing = runConfigKeys.filter((key) => !isSameValue(config, successor, key));
    // Keys that restart the run come first.
    const keys = differing.toSorted((one, other) => Number(isLiveKey(one)) - Number(isLiveKey(other)));
    if (keys.length === 0) return t('undo.reset');
    const changes = keys
      .slice(0, MAX_NAMED)
      .map((key) => `${nameOf(key)} ${valueText(config, key)} → ${valueText(successor, key)}`);
    return [...changes, ...(keys.length > MAX_NAMED ? ['…'] : [])].join(', ');
  };
}

/** Whether Ctrl+Z belongs to a text field or an open dialog. */
const isElsewhere = (target: EventTarget | null) =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element &&
    target.matches('textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])'));

/**
 * Moves the focus to Play, the first button beside it, when the focused Undo button disappears. It would fall to the
 * body otherwise.
 */
function useFocusAfter(undo: RefObject<HTMLButtonElement | null>, isShown: boolean): void {
  useLayoutEffect(() => {
    const button = isShown ? undo.current : null;
    const play = button?.closest('section')?.querySelector('button');
    return () => {
      // Runs before React removes the button.
      if (document.activeElement === button) play?.focus({ preventScroll: true });
    };
  }, [undo, isShown]);
}

/** Names the discarded run, with a button that restores it. */
export function UndoRun() {
  const { t } = useTranslation('tools');
  const discarded = useLab(undoable);
  const isFresh = useLab(({ status }) => status?.phase === 'ready' && status.step === 0);
  const reason = useReason();
  const { undo } = useLabActions();
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(button, discarded !== null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.defaultPrevented || isElsewhere(event.target)) return;
      event.preventDefault();
      // The store shows a failure.
      undo().catch(() => undefined);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [undo]);
  if (!discarded) return null;
  const step = discarded.series.steps.at(-1)?.step ?? 0;
  const about = t('undo.about', { reason: reason(discarded), step });
  return (
    <>
      {isFresh && (
        <span role="status" className={styles['reason']} title={about}>
          {about}
        </span>
      )}
      <button
        ref={button}
        type="button"
        className={styles['undo']}
        title={about}
        onClick={() => void undo().catch(() => undefined)}
      >
        <Undo2 aria-hidden="true" />
        {t('undo.undo')}
      </button>
    </>
  );
}
