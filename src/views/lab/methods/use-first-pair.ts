import { useState } from 'react';
import type { ComparedTaps, InsideView, TapValues } from '@/protocol/engine/frames.ts';
import type { Inspection } from './use-inspection.ts';

/** Both sides of a compared pair of layers, at one step. */
export interface MapPair {
  readonly student: TapValues;
  readonly teacher: TapValues;
  readonly step: number;
}

/**
 * One pair of layers from the engine's answer.
 *
 * @returns null while the method is off
 */
export function pairOf(
  { view, step }: Inspection<InsideView>,
  { methodId, pair }: Pick<ComparedTaps, 'methodId' | 'pair'>,
): MapPair | null {
  const found = view?.compared.find((each) => each.methodId === methodId && each.pair === pair);
  return found ? { student: found.student, teacher: found.teacher, step } : null;
}

const none: ReadonlyMap<number, MapPair> = new Map();

/**
 * The pair of maps of the earliest step seen for a picture, kept while run and settings stay the same.
 *
 * @param now the current pair; null while there is none
 * @param of key of the run and the method's settings: a new key has its own start
 */
export function useFirstPair(now: MapPair | null, of: string, picture: number | undefined): MapPair | null {
  const [kept, setKept] = useState({ of, byPicture: none });
  const known = kept.of === of ? kept.byPicture : none;
  if (picture === undefined || !now) return null;
  const first = known.get(picture);
  // Looking back may find an earlier one.
  if (!first || now.step < first.step) setKept({ of, byPicture: new Map([...known, [picture, now]]) });
  return first && first.step <= now.step ? first : now;
}
