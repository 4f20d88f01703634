import type { Numbers } from '@/i18n/numbers.ts';
import type { Measure } from '@/lessons/lesson.ts';

type Unit = Measure['unit'];

/** A measure's value as it is written: 0.934 → "93.4%", a difference of 0.056 → "+5.6", 4.2 → "4.2". */
export function valueText(value: number, unit: Unit, numbers: Numbers): string {
  if (unit === 'share') return numbers.percent(value);
  if (unit === 'points') return numbers.signedPoints(value);
  return numbers.whole(value);
}

/** The same on an axis, where there is room for few digits. */
export function tickText(value: number, unit: Unit, numbers: Numbers): string {
  if (unit === 'share') return numbers.wholePercent(value);
  if (unit === 'points') return numbers.signedPoints(value).replace(/[.,]0$/, '');
  return numbers.whole(value);
}

/** How fine a guess can be: a hundredth of a range that is a share, otherwise what divides it in a hundred. */
export function guessStep([least, most]: readonly [number, number], unit: Unit): number {
  if (unit !== 'count') return most - least < 0.2 ? 0.001 : 0.01;
  return (most - least) / 100;
}
