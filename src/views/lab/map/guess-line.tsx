import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { guessOutcome } from '@/protocol/map/guess.ts';
import type { MapPlace } from '@/protocol/map/plan.ts';
import type { ShownMap } from '@/protocol/map/shown-map.ts';
import { useMapTexts } from './use-map-texts.ts';

/** How a guess turned out, by the page's one rule for naming a winner. */
function useOutcome({ plan, cells }: ShownMap, guess: MapPlace): string {
  const { t, i18n } = useTranslation('map');
  const texts = useMapTexts();
  const outcome = guessOutcome(cells, guess);
  const place = texts.place(plan, guess);
  if (outcome.kind === 'waiting') return t('guess.waiting', { place });
  const { comparison } = outcome;
  const other = texts.place(plan, outcome.kind === 'best' ? outcome.rival : outcome.best);
  const values = { place, other, count: comparison?.difference.count ?? 0 };
  const isCalled = comparison?.verdict.kind === 'ahead';
  if (outcome.kind === 'best') return t(isCalled ? 'guess.best' : 'guess.bestOpen', values);
  if (!comparison || !isCalled) return t('guess.missedOpen', values);
  const points = numbersOf(i18n.language).points(comparison.difference.mean);
  return t('guess.missed', { ...values, points });
}

/** A guess of the best cell beside what the map says. */
export function GuessLine({ shown, guess }: { readonly shown: ShownMap; readonly guess: MapPlace }) {
  const { t } = useTranslation('map');
  const outcome = useOutcome(shown, guess);
  const isOpen = guessOutcome(shown.cells, guess).kind === 'waiting';
  return (
    <>
      {outcome} {!isOpen && t('guess.winner')}
    </>
  );
}
