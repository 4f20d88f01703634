import { useCallback, useEffect } from 'react';
import type { Spotlight } from '@/lessons/lesson.ts';
import { partOf, subscribeParts } from '@/ui/spotlight.ts';

const FOCUSABLE = 'input, select, button, a[href], summary, [tabindex]';

/** The element of a part to focus: its first control, or the part itself. */
function controlOf(part: HTMLElement): HTMLElement {
  const controls = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return controls.find((each) => each.tabIndex >= 0 && !each.matches(':disabled')) ?? part;
}

function scrollIntoSight(part: HTMLElement): void {
  const { top, bottom, height } = part.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const above = Number.parseFloat(style.scrollPaddingBlockStart) || 0;
  const below = Number.parseFloat(style.scrollPaddingBlockEnd) || 0;
  const room = innerHeight - above - below;
  if (top >= Math.min(above, 60) && bottom <= innerHeight - below) return;
  const reducesMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  part.scrollIntoView({
    block: height > room ? 'start' : 'center',
    behavior: reducesMotion ? 'auto' : 'smooth',
  });
}

/** Highlights a part of the lab and describes its control; the returned function undoes both. */
function highlight(part: HTMLElement, descriptionId: string): () => void {
  const control = controlOf(part);
  const described = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  control.setAttribute('aria-describedby', [...described, descriptionId].join(' '));
  part.dataset['spotlit'] = 'true';
  return () => {
    delete part.dataset['spotlit'];
    const left = (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id !== '' && id !== descriptionId);
    if (left.length === 0) control.removeAttribute('aria-describedby');
    else control.setAttribute('aria-describedby', left.join(' '));
  };
}

/**
 * Highlights a step's control in the lab while the step is shown, also if that part is rendered later.
 *
 * @param descriptionId id of the element that describes the control meanwhile
 * @returns a function that focuses the control
 */
export function useSpotlight(name: Spotlight | undefined, descriptionId: string): () => void {
  useEffect(() => {
    if (name === undefined) return undefined;
    let highlighted: HTMLElement | null = null;
    let removeHighlight = () => undefined as void;
    let hasScrolled = false;
    const update = () => {
      const part = partOf(name);
      if (part === highlighted) return;
      removeHighlight();
      removeHighlight = part ? highlight(part, descriptionId) : () => undefined;
      highlighted = part;
      if (part && !hasScrolled) scrollIntoSight(part);
      hasScrolled ||= part !== null;
    };
    update();
    const unsubscribe = subscribeParts(update);
    return () => {
      unsubscribe();
      removeHighlight();
    };
  }, [name, descriptionId]);
  return useCallback(() => {
    const part = name === undefined ? null : partOf(name);
    if (!part) return;
    const control = controlOf(part);
    if (control === part && !part.hasAttribute('tabindex')) part.tabIndex = -1;
    scrollIntoSight(part);
    control.focus({ preventScroll: true });
  }, [name]);
}
