import { useSyncExternalStore } from 'react';

/** 1rem in px for which the charts' sizes are written. */
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

/** The page's text size relative to the default, for scaling sizes in SVGs, which are in pixels. */
export function useTextScale(): number {
  return useSyncExternalStore(
    subscribe,
    () => (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_REM) / USUAL_REM,
  );
}
