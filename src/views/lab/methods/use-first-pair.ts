import { useState } from 'react';
import type { InsideView, TapValues } from '@/protocol/metrics.ts';
import type { Look } from './use-look.ts';

/** The student's map as the hint sees it, and the hint, at one moment. */
export interface HintPair {
  readonly regressed: TapValues;
  readonly hint: TapValues;
  readonly step: number;
}

/** What a look says of the hint; null while no regressor is trained. */
export function pairOf({ view, step }: Look<InsideView>): HintPair | null {
  return view?.regressed && view.hint ? { regressed: view.regressed, hint: view.hint, step } : null;
}

const none: ReadonlyMap<number, HintPair> = new Map();

/**
 * The first pair that was seen of a picture, kept for as long as the run and the method's setting stay.
 *
 * @param setting what makes pairs another story, e.g. other layers
 */
export function useFirstPair(
  look: Look<InsideView>,
  setting: string,
  picture: number | undefined,
): HintPair | null {
  const of = `${look.run} ${setting}`;
  const [kept, setKept] = useState({ of, byPicture: none });
  const now = pairOf(look);
  const known = kept.of === of ? kept.byPicture : none;
  if (picture === undefined || !now) return null;
  const first = known.get(picture);
  if (!first) setKept({ of, byPicture: new Map([...known, [picture, now]]) });
  return first ?? now;
}
