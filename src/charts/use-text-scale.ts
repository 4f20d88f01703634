import { useSyncExternalStore } from 'react';

/** Pixels of 1rem for which the charts' sizes are written. */
const USUAL_REM = 16;

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributes: true });
  addEventListener('resize', notify);
  return () => {
    observer.disconnect();
    removeEventListener('resize', notify);
  };
}

/** How much larger than usual the page's text is: sizes in an SVG are pixels, and grow with it only when told to. */
export function useTextScale(): number {
  return useSyncExternalStore(
    subscribe,
    () => (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_REM) / USUAL_REM,
  );
}
