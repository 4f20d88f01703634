/** Time in which a new run has drawn everything that it changes, ms. */
const HOLD_MS = 3_000;

/** Events by which the visitor moves the page. */
const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

let release: () => void = () => undefined;

/**
 * Keeps an element where it is on the screen for a moment, while what is above it becomes higher or lower.
 *
 * Some browsers do so by themselves; in them nothing is left to do. It ends when the visitor moves the page.
 */
export function holdInPlace(element: Element): void {
  release();
  const { top } = element.getBoundingClientRect();
  const observer = new ResizeObserver(() => {
    const moved = element.getBoundingClientRect().top - top;
    // Parts of a pixel come from rounding.
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  });
  observer.observe(document.body);
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(listening);
    observer.disconnect();
    for (const name of moves) removeEventListener(name, stop);
  };
  const timer = setTimeout(stop, HOLD_MS);
  // Later: the key that chose the element is still on its way to the window.
  const listening = setTimeout(() => {
    for (const name of moves) addEventListener(name, stop, { passive: true });
  });
  release = stop;
}
