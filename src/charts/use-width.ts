import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width of an element, px, as it is now: an SVG that is drawn to it keeps its letters readable. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const measure = () => setWidth(watched.clientWidth || first);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, first]);
  return width;
}
