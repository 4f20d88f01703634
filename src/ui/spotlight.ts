import type { RefCallback } from 'react';

/** Parts of the page that a lesson can point at, while they are rendered. */
const parts = new Map<string, HTMLElement>();
const refs = new Map<string, RefCallback<HTMLElement>>();
const listeners = new Set<() => void>();

const notify = () => {
  for (const listener of listeners) listener();
};

/** @returns removes the part, unless another has taken its name */
export function registerPart(name: string, part: HTMLElement): () => void {
  parts.set(name, part);
  notify();
  return () => {
    if (parts.get(name) !== part) return;
    parts.delete(name);
    notify();
  };
}

/** Props of an element that a lesson points at by this name. */
export function spotlight(name: string) {
  // The same function every time, so that React keeps it attached.
  const ref: RefCallback<HTMLElement> =
    refs.get(name) ?? ((part) => (part ? registerPart(name, part) : undefined));
  refs.set(name, ref);
  return { ref, 'data-spotlight': name };
}

export const partOf = (name: string): HTMLElement | null => parts.get(name) ?? null;

/** @param listener called after a part was rendered or removed */
export function subscribeParts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
