import { useEffect, useRef, useState, type RefObject } from 'react';

/** Without layout, as in tests, everything counts as visible. */
const canObserve = () => typeof IntersectionObserver !== 'undefined';

/** Whether any part of an element is on the screen: measuring is skipped for invisible ones. */
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
