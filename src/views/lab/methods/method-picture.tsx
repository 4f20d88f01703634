import { lazy, Suspense, type ComponentType } from 'react';
import type { Diagnostic } from '@/distill/method.ts';

/** Each picture in a file of its own, loaded when the first method that has it is opened. */
const pictures: Readonly<Partial<Record<Diagnostic, ComponentType>>> = {
  'soft-target-map': lazy(async () => ({
    default: (await import('./soft-target-map.tsx')).SoftTargetMap,
  })),
  relations: lazy(async () => ({ default: (await import('./relations.tsx')).Relations })),
  'feature-maps': lazy(async () => ({
    default: (await import('./feature-maps.tsx')).FeatureMaps,
  })),
  'attention-maps': lazy(async () => ({
    default: (await import('./attention-maps.tsx')).AttentionMaps,
  })),
  generations: lazy(async () => ({
    default: (await import('./generations-ladder.tsx')).GenerationsLadder,
  })),
};

/** The picture that shows what a method does. */
export function MethodPicture({ of }: { readonly of: Diagnostic }) {
  const Picture = pictures[of];
  return <Suspense fallback={<div style={{ minHeight: '18rem' }} />}>{Picture && <Picture />}</Suspense>;
}
