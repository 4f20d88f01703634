import type { TextStorage } from './text-storage.ts';

/** A browser's storage for tests, shared by its tabs. */
export function fakeStorage(stored: Readonly<Record<string, string>> = {}) {
  const texts = new Map(Object.entries(stored));
  const listeners = new Map<object, Map<string, () => void>>();
  let refused: 'nothing' | 'read' | 'write' = 'nothing';
  const check = (what: 'read' | 'write') => {
    if (refused === what || (refused === 'read' && what === 'write'))
      throw new DOMException('no', what === 'read' ? 'SecurityError' : 'QuotaExceededError');
  };
  return {
    texts,
    /** Blocked storage refuses reads and writes, full storage refuses writes. */
    refuse: (what: typeof refused) => {
      refused = what;
    },
    /** One tab's view; an 'isolated' tab receives no events of the others. */
    tab: (events: 'synced' | 'isolated' = 'synced'): TextStorage => {
      const self = {};
      const own = new Map<string, () => void>();
      if (events === 'synced') listeners.set(self, own);
      return {
        read: (key) => {
          check('read');
          return texts.get(key) ?? null;
        },
        write: (key, text) => {
          check('write');
          texts.set(key, text);
          // As in a browser, the writing tab itself receives no event.
          for (const [tab, followed] of listeners) if (tab !== self) followed.get(key)?.();
        },
        follow: (key, changed) => void own.set(key, changed),
      };
    },
  };
}
