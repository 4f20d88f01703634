import { GapMeaning } from './gap-meaning.tsx';
import { GapRepeat } from './gap-repeat.tsx';
import { GapVerdict } from './gap-verdict.tsx';
import { Repeats } from './repeats.tsx';

/** The region of the repeats, and what they add to the card of the gap: one file, which loads after the first paint. */
export function RepeatsPart({ part }: { readonly part: 'region' | 'verdict' | 'meaning' | 'button' }) {
  if (part === 'region') return <Repeats />;
  if (part === 'meaning') return <GapMeaning />;
  return part === 'verdict' ? <GapVerdict /> : <GapRepeat />;
}
