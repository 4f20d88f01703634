import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { settingWords } from '@/i18n/setting-words.ts';
import { undoable, type DiscardedRun } from '@/state/discarded-run.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { isLiveKey, isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import styles from './transport.module.css';

/** Maximum number of changes that are named. */
const MAX_NAMED = 2;

/** Room of the line beside the button at 1280 px, in Latin letters; Hangul takes twice as much. */
const ROOM = 66;
const widthOf = (text: string) => text.length + (text.match(/[\u1100-\uffff]/gu)?.length ?? 0);

/** The settings in which two configurations differ, those that restart the run first. */
const changedKeys = (config: RunConfig, successor: RunConfig) =>
  runConfigKeys
    .filter((key) => !isSameValue(config, successor, key))
    .toSorted((one, other) => Number(isLiveKey(one)) - Number(isLiveKey(other)));

interface UndoTexts {
  /** A sentence on why the run was discarded. */
  readonly about: string;
  /** The same in the room beside the button. */
  readonly line: string;
}

function useTexts(): (discarded: DiscardedRun) => UndoTexts {
  const { t, i18n } = useTranslation(['tools', 'methods']);
  const { nameOf, valueText } = settingWords(i18n);
  return ({ config, successor, series }) => {
    const step = series.steps.at(-1)?.step ?? 0;
    const textsOf = (reason: string): UndoTexts => ({
      about: t('undo.about', { reason, step }),
      line: t('undo.stopped', { reason, step }),
    });
    if (successor === 'promoted') return textsOf(t('undo.promoted'));
    const keys = changedKeys(config, successor);
    if (keys.length === 0) return textsOf(t('undo.reset'));
    const listOf = (wordsOf: (key: string) => string) =>
      [...keys.slice(0, MAX_NAMED).map(wordsOf), ...(keys.length > MAX_NAMED ? ['…'] : [])].join(', ');
    const texts = textsOf(
      listOf((key) => `${nameOf(key)} ${valueText(config, key)} → ${valueText(successor, key)}`),
    );
    if (widthOf(texts.line) <= ROOM) return texts;
    return { ...texts, line: t('undo.changed', { step, names: listOf(nameOf) }) };
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
  const texts = useTexts();
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
  const { about, line } = texts(discarded);
  return (
    <>
      {isFresh && (
        <>
          <span role="status" className="visually-hidden">
            {about}
          </span>
          <span className={styles['reason']} title={about} aria-hidden="true">
            {line}
          </span>
        </>
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
