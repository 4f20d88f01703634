import type { ReactNode } from 'react';
import type { HideablePart } from '@/protocol/link/page-link.ts';
import { useIsHidden } from '@/state/page-context.tsx';

/** Renders a part of the lab, unless the link hides it. */
export function Shown({ part, children }: { readonly part: HideablePart; readonly children: ReactNode }) {
  return useIsHidden(part) ? null : children;
}
