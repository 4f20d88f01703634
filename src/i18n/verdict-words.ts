import type { TFunction } from 'i18next';
import { MIN_SEEDS, type Verdict } from '@/metrics/verdict.ts';
import type { Numbers } from './numbers.ts';

/** An estimate above this is only said to be larger. */
const MANY_SEEDS = 1_000;

function neededWords(t: TFunction<'repeats'>, { numSeeds, seedsNeeded }: Verdict, numbers: Numbers): string {
  if (seedsNeeded === Infinity && numSeeds >= MIN_SEEDS) return t('needed.never');
  if (seedsNeeded === null || seedsNeeded === Infinity || seedsNeeded <= MIN_SEEDS)
    return t('needed.least', { count: MIN_SEEDS });
  if (seedsNeeded > MANY_SEEDS)
    return t('needed.many', { count: MANY_SEEDS, replace: { count: numbers.whole(MANY_SEEDS) } });
  return t('needed.about', { count: seedsNeeded });
}

/** A verdict in words, the same everywhere on the page. */
export function verdictWords(t: TFunction<'repeats'>, verdict: Verdict, numbers: Numbers) {
  const { kind, numSeeds } = verdict;
  return {
    title: t(`verdict.${kind}`),
    detail:
      kind === 'too-close'
        ? t('soFar', { count: numSeeds, needed: neededWords(t, verdict, numbers) })
        : t('called', { count: numSeeds }),
  };
}
