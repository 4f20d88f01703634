import type { TabLock } from './tab-lock.ts';

/** A browser's lock for tests, shared by its tabs. */
export function fakeLock(): TabLock {
  let isHeld = false;
  const waiting = new Set<() => void>();
  return {
    hold: async (work) => {
      if (isHeld) return false;
      isHeld = true;
      await work();
      isHeld = false;
      for (const free of waiting) free();
      waiting.clear();
      return true;
    },
    isHeld: async () => isHeld,
    whenFree: () =>
      new Promise((resolve) => {
        if (isHeld) waiting.add(resolve);
        else resolve();
      }),
  };
}
