import { useCallback, useEffect, useRef, useState } from 'react';

/** Debounce of keyboard changes, ms. */
const REST_MS = 500;

/**
 * A draft of a value: the display follows every move, the change is committed after a pause.
 *
 * @param waits if false, every move is committed at once
 */
export function useDraft(value: number, onChange: (value: number) => void, waits: boolean) {
  const [draft, setDraft] = useState<number | null>(null);
  const pending = useRef<{
    readonly value: number;
    readonly timer: ReturnType<typeof setTimeout> | undefined;
  } | null>(null);

  const settle = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    onChange(pending.current.value);
    pending.current = null;
    setDraft(null);
  }, [onChange]);

  // The timer calls the latest `settle`, not the one of when it was set.
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  }, [settle]);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);

  /** @param isHeld true if `settle` or `discard` will follow, e.g. while a pointer is down */
  const move = (next: number, isHeld = false) => {
    if (!waits) {
      onChange(next);
      return;
    }
    clearTimeout(pending.current?.timer);
    const timer = isHeld ? undefined : setTimeout(() => latest.current(), REST_MS);
    pending.current = { value: next, timer };
    setDraft(next);
  };
  /** Discards moves that are not committed yet. */
  const discard = () => {
    clearTimeout(pending.current?.timer);
    pending.current = null;
    setDraft(null);
  };
  return { value: draft ?? value, move, settle, discard };
}
