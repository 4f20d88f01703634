import { createStore } from 'zustand/vanilla';
import { browserStorage, type TextStorage } from './text-storage.ts';

/** How a value is written as text. */
export interface Codec<Value> {
  /** Never throws: what cannot be read is left out, or carried along as it is. Null where nothing is stored. */
  readonly decode: (text: string | null) => Value;
  readonly encode: (value: Value) => string;
}

export interface Stored<Value> {
  readonly value: Value;
  /** Whether the browser keeps the value; where storage is blocked or full, it lasts as long as the page. */
  readonly isKept: boolean;
}

/** Changes a value; pure, because it may be applied again to what another tab has stored. */
type Change<Value> = (before: Value) => Value;

/**
 * A value that all tabs share through the browser's storage.
 *
 * Every change is made to what is stored at that moment, so no tab overwrites the work of another. Changes that could
 * not be written are kept and made again on top of what is stored then.
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
    /** @returns the value before, with what other tabs have done to it */
    update: (change: Change<Value>): Value => {
      const { value: before, isReadable } = latest();
      const value = change(before);
      unsaved = [...unsaved, change];
      try {
        // What could not be read must not be overwritten.
        if (isReadable) {
          storage.write(key, encode(value));
          unsaved = [];
        }
      } catch {
        // Said on the screen: `isKept` is false.
      }
      store.setState({ value, isKept: unsaved.length === 0 });
      return before;
    },
  };
}
