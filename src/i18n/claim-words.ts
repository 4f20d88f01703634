import type { i18n } from 'i18next';
import { numbersOf } from './numbers.ts';

/** A lesson's claim as its sentence needs it; see `Claim` of the lessons. */
interface WordedClaim {
  readonly name: string;
  readonly bounds?: Readonly<Record<string, number>>;
}

/** The sentence of a lesson's claim with its bounds; needs the namespace `lessons`. */
export function claimWords(translator: i18n, lessonId: string, { name, bounds = {} }: WordedClaim): string {
  const numbers = numbersOf(translator.language);
  // Keys are data, which the typed `t` cannot check.
  const known = translator.getFixedT(translator.language, 'lessons') as (
    key: string,
    values?: object,
  ) => string;
  const boundText = (key: string, bound: number) => {
    if (key === 'count') return numbers.whole(bound);
    return key === 'points'
      ? known('course.points', { count: Math.round(bound * 100) })
      : numbers.wholePercent(bound);
  };
  const values = Object.entries(bounds).map(([key, bound]) => [key, boundText(key, bound)]);
  return known(`${lessonId}.claims.${name}`, Object.fromEntries(values));
}
