import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus in a part whose buttons are removed when pressed: moves it to the part's heading.
 * Otherwise it would fall to the body, and the next Tab would start at the top of the page.
 *
 * Checks after every render of the calling component.
 *
 * @returns `heading`, a ref for an element with `tabIndex={-1}`, and `watch`, handlers for the part
 */
export function useKeptFocus<Heading extends HTMLElement>() {
  const heading = useRef<Heading>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    // An element that has taken the focus meanwhile keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  });
  const watch = {
    // React calls neither handler while it removes elements.
    onFocus: ({ target }: React.FocusEvent) => {
      focused.current = target;
    },
    onBlur: ({ target }: React.FocusEvent) => {
      // When the window loses the focus, the element stays the active one.
      if (document.activeElement !== target) focused.current = null;
    },
  };
  return { heading, watch };
}
