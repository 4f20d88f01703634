/** Texts that the browser keeps by key; all tabs of the page share them. */
export interface TextStorage {
  /** @throws DOMException where storage is blocked */
  readonly read: (key: string) => string | null;
  /** @throws DOMException where storage is blocked or full */
  readonly write: (key: string, text: string) => void;
  /** Calls back when the stored text may be another than was read: another tab has written, or the page was restored. */
  readonly follow: (key: string, changed: () => void) => void;
}

/** The browser's own. Even `localStorage` itself throws where site data is blocked. */
export const browserStorage: TextStorage = {
  read: (key) => localStorage.getItem(key),
  write: (key, text) => localStorage.setItem(key, text),
  follow: (key, changed) => {
    addEventListener('storage', (event: StorageEvent) => {
      // The key is null when everything was deleted.
      if (event.key === key || event.key === null) changed();
    });
    // A page in the back/forward cache hears nothing of other tabs.
    addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && changed());
  },
};

/** A stored preference; null where there is none or storage is blocked: it then lasts as long as the page. */
export function readStored(key: string): string | null {
  try {
    return browserStorage.read(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    browserStorage.write(key, value);
  } catch {
    // Only the memory of a preference is lost.
  }
}
