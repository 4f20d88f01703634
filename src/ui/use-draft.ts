import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a hand on the keyboard rests before its value counts, ms. */
const REST_MS = 500;

/**
 * A value that may run ahead of what it changes: the eye follows every move, the change waits for rest.
 *
 * @param waits whether to wait at all; without, every move is passed on at once
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

  // The timer calls what is right when it fires, not what was right when it was set.
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  }, [settle]);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);

  /** @param isHeld whether `settle` or `discard` is sure to follow, e.g. while a pointer is down */
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
  /** Forgets moves that have not been passed on. */
  const discard = () => {
    clearTimeout(pending.current?.timer);
    pending.current = null;
    setDraft(null);
  };
  return { value: draft ?? value, move, settle, discard };
}
