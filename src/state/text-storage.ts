/** Texts stored in the browser by key, shared by all tabs of the page. */
export interface TextStorage {
  /** @throws DOMException where storage is blocked */
  readonly read: (key: string) => string | null;
  /** @throws DOMException where storage is blocked or full */
  readonly write: (key: string, text: string) => void;
  /** Calls back when the stored text may have changed: another tab has written, or the page was restored. */
  readonly follow: (key: string, changed: () => void) => void;
}

/** The browser's storage. Even accessing `localStorage` throws if site data is blocked. */
export const browserStorage: TextStorage = {
  read: (key) => localStorage.getItem(key),
  write: (key, text) => localStorage.setItem(key, text),
  follow: (key, changed) => {
    addEventListener('storage', (event: StorageEvent) => {
      // The key is null when everything was deleted.
      if (event.key === key || event.key === null) changed();
    });
    // A page in the back/forward cache receives no events of other tabs.
    addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && changed());
  },
};

/** Reads a stored preference; null if there is none or storage is blocked. */
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
    // Only a stored preference is lost.
  }
}
