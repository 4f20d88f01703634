/** Work that only one tab of the page does at a time. */
export interface TabLock {
  /**
   * Does the work and holds the lock until it has settled, unless the lock is held already.
   *
   * @returns whether the work was done
   */
  readonly hold: (work: () => Promise<void>) => Promise<boolean>;
  /** Whether a tab holds the lock; it may be this one. */
  readonly isHeld: () => Promise<boolean>;
  /** Resolves once no tab holds the lock. The browser releases it when a tab closes or crashes. */
  readonly whenFree: () => Promise<void>;
}

/** For pages without locks: every tab does the work. */
const noLock: TabLock = {
  hold: async (work) => {
    await work();
    return true;
  },
  isHeld: async () => false,
  whenFree: async () => undefined,
};

/** A lock that all tabs of the page share by its name. */
export function browserLock(name: string): TabLock {
  // Missing on pages that are served over plain HTTP.
  const locks = 'locks' in navigator ? navigator.locks : null;
  if (!locks) return noLock;
  const key = `playground-${name}`;
  return {
    hold: async (work) => {
      let isAnswered = false;
      try {
        return await locks.request(key, { ifAvailable: true }, async (lock) => {
          isAnswered = true;
          if (lock) await work();
          return lock !== null;
        });
      } catch (error) {
        if (isAnswered) throw error;
        // Sandboxed frames refuse locks.
        return noLock.hold(work);
      }
    },
    isHeld: async () => {
      const { held = [] } = await locks.query().catch(() => ({ held: [] }));
      return held.some((lock) => lock.name === key && lock.mode === 'exclusive');
    },
    // Shared, so that tabs that wait do not wait for each other.
    whenFree: () => locks.request(key, { mode: 'shared' }, () => undefined).catch(() => undefined),
  };
}
