import { useEffect, useEffectEvent } from 'react';

/** From the bottom to the top: a message lies over a panel, whichever of them opened first. */
const levels = ['page', 'panel', 'message'] as const;

export type EscapeLevel = (typeof levels)[number];

/** Closes what is on top. @returns false to leave the key press to the browser */
type OnEscape = (event: KeyboardEvent) => boolean | void;

interface Entry {
  readonly level: EscapeLevel;
  readonly onEscape: OnEscape;
}

/** Dialogs and popovers, which the browser closes itself. */
const LAYERS = 'dialog[open], [popover][data-open="true"]';

let open: readonly Entry[] = [];

function press(event: KeyboardEvent): void {
  // An Escape that ends a composition belongs to the input method.
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector(LAYERS)) return;
  const top = levels.map((level) => open.findLast((entry) => entry.level === level)).findLast(Boolean);
  if (top && top.onEscape(event) !== false) event.preventDefault();
}

/**
 * Adds a thing that Escape closes. One press closes one thing: the topmost level, and in it the latest.
 *
 * @returns removes it
 */
export function pushEscape(level: EscapeLevel, onEscape: OnEscape): () => void {
  const entry = { level, onEscape };
  if (open.length === 0) addEventListener('keydown', press);
  open = [...open, entry];
  return () => {
    open = open.filter((each) => each !== entry);
    if (open.length === 0) removeEventListener('keydown', press);
  };
}

/** Closes the component's thing with Escape while it is open and topmost. */
export function useEscape(level: EscapeLevel, isOpen: boolean, onEscape: OnEscape): void {
  const close = useEffectEvent(onEscape);
  useEffect(() => (isOpen ? pushEscape(level, (event) => close(event)) : undefined), [level, isOpen]);
}
