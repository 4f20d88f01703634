import type { ComponentType } from 'react';
import type { Diagnostic } from '@/distill/method.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';

const room = <div style={{ minHeight: '18rem' }} />;

const AnswerScatter = lazyPart(async () => (await import('./answer-scatter.tsx')).AnswerScatter, room);
const answerScatters = {
  'logit-scatter': () => <AnswerScatter scale="centred" />,
  'standardised-scatter': () => <AnswerScatter scale="standardised" />,
  'probability-scatter': () => <AnswerScatter scale="softened" />,
} as const;

/** Lazily loaded pictures, each with the first method that uses it. */
const pictures: Readonly<Record<Diagnostic, ComponentType>> = {
  'soft-target-map': lazyPart(async () => (await import('./soft-target-map.tsx')).SoftTargetMap, room),
  ...answerScatters,
  relations: lazyPart(async () => (await import('./relations.tsx')).Relations, room),
  'feature-maps': lazyPart(async () => (await import('./feature-maps.tsx')).FeatureMaps, room),
  'attention-maps': lazyPart(async () => (await import('./attention-maps.tsx')).AttentionMaps, room),
  'token-attention': lazyPart(async () => (await import('./token-attention.tsx')).TokenAttention, room),
  'token-states': lazyPart(async () => (await import('./token-states.tsx')).TokenStates, room),
  peer: lazyPart(async () => (await import('./peer-answers.tsx')).PeerAnswers, room),
  generations: lazyPart(async () => (await import('./generations-ladder.tsx')).GenerationsLadder, room),
};

/** The picture of a method's effect. */
export function MethodPicture({ of }: { readonly of: Diagnostic }) {
  const Picture = pictures[of];
  return <Picture />;
}
