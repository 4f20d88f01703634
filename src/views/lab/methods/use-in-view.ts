import { useEffect, useRef, useState, type RefObject } from 'react';

/** Where a page is not laid out, as in tests, everything counts as seen. */
const canObserve = () => typeof IntersectionObserver !== 'undefined';

/** Whether any part of an element is on the screen: what nobody sees need not be measured. */
export function useInView<Element extends HTMLElement>(): readonly [RefObject<Element | null>, boolean] {
  const ref = useRef<Element>(null);
  const [isInView, setIsInView] = useState(() => !canObserve());
  useEffect(() => {
    const element = ref.current;
    if (!canObserve()) return undefined;
    const observer = new IntersectionObserver((entries) =>
      setIsInView(entries.at(-1)?.isIntersecting === true),
    );
    if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isInView];
}
