import { useEffect, useEffectEvent } from 'react';

/** Keys that only modify others. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * Calls `onKey` at the next key press, before any other handler: Space must not start the training then.
 *
 * @param except further keys that keep their effect, e.g. those that scroll
 */
export function useAnyKey(onKey: () => void, except: readonly string[] = []): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    // Nor does the repetition of the key that brought the listener here count.
    if (event.repeat || MODIFIERS.has(event.key) || except.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    onKey();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}
