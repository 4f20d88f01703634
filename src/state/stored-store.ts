import { createStore } from 'zustand/vanilla';
import { browserStorage, type TextStorage } from './text-storage.ts';

/** Converts a value to and from stored text. */
export interface Codec<Value> {
  /** Never throws: unreadable parts are skipped or preserved. `text` is null if nothing is stored. */
  readonly decode: (text: string | null) => Value;
  readonly encode: (value: Value) => string;
}

export interface Stored<Value> {
  readonly value: Value;
  /** Whether the browser stores the value; if storage is blocked or full, it lasts as long as the page. */
  readonly isKept: boolean;
}

/** Changes a value; must be pure, because it may be reapplied to a value that another tab stored. */
type Change<Value> = (before: Value) => Value;

/**
 * Store of a value that all tabs share through the browser's storage.
 *
 * Every change applies to the value stored at that moment, so no tab overwrites another's work. Changes that
 * could not be written are kept and reapplied later.
 */
export function createStoredStore<Value>(
  key: string,
  { decode, encode }: Codec<Value>,
  storage: TextStorage = browserStorage,
) {
  let unsaved: readonly Change<Value>[] = [];
  const latest = () => {
    let text: string | null = null;
    let isReadable = true;
    try {
      text = storage.read(key);
    } catch {
      isReadable = false;
    }
    return { value: unsaved.reduce((value, change) => change(value), decode(text)), isReadable };
  };
  const first = latest();
  const store = createStore<Stored<Value>>(() => ({ value: first.value, isKept: first.isReadable }));
  storage.follow(key, () => store.setState({ value: latest().value }));
  return {
    ...store,
    /** @returns the previous value, including other tabs' changes */
    update: (change: Change<Value>): Value => {
      const { value: before, isReadable } = latest();
      const value = change(before);
      unsaved = [...unsaved, change];
      try {
        // A value that could not be read must not be overwritten.
        if (isReadable) {
          storage.write(key, encode(value));
          unsaved = [];
        }
      } catch {
        // The page shows this, because `isKept` is false.
      }
      store.setState({ value, isKept: unsaved.length === 0 });
      return before;
    },
  };
}
