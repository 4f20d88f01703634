/** A page that is painted nowhere yet, or whose browser does not report it, starts after this time all the same, ms. */
const longestWaitMs = 3_000;

/**
 * Resolves once the browser has painted something of the page: what starts then does not compete with the first
 * picture for the processor. On a hidden tab, which is not painted, at once.
 */
export const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes('paint')) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) done();
    });
    const timer = setTimeout(done, longestWaitMs);
    observer.observe({ type: 'paint', buffered: true });
    document.addEventListener('visibilitychange', done);
  });
