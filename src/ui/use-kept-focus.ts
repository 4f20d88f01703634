import { useLayoutEffect, useRef } from 'react';

/**
 * For a part of the page whose buttons go when they are pressed: its heading takes the focus of one that has gone, which
 * would fall to the body, and the keyboard to the beginning of the page.
 *
 * It looks whenever the component that calls it is drawn.
 *
 * @returns `heading`, for an element with `tabIndex={-1}`, and `watch`, the handlers of the part
 */
export function useKeptFocus<Heading extends HTMLElement>() {
  const heading = useRef<Heading>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    // Whoever took the focus meanwhile keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  });
  const watch = {
    // React hears neither of them while it takes elements away.
    onFocus: ({ target }: React.FocusEvent) => {
      focused.current = target;
    },
    onBlur: ({ target }: React.FocusEvent) => {
      // In a window that is left for another one it keeps the focus.
      if (document.activeElement !== target) focused.current = null;
    },
  };
  return { heading, watch };
}
