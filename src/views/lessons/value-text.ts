import type { Numbers } from '@/i18n/numbers.ts';
import type { Measure } from '@/lessons/lesson.ts';

type Unit = Measure['unit'];

/** Formats a measure's value: 0.934 → "93.4%", a difference of 0.056 → "+5.6". */
export function valueText(value: number, unit: Unit, numbers: Numbers): string {
  return unit === 'share' ? numbers.percent(value) : numbers.signedPoints(value);
}

/** Formats a value for an axis, with fewer digits. */
export function tickText(value: number, unit: Unit, numbers: Numbers): string {
  return unit === 'share' ? numbers.wholePercent(value) : numbers.signedPoints(value).replace(/[.,]0$/, '');
}

/** Resolution of a guess: one percentage point, or a tenth of one if the range is narrow. */
export function guessStep([least, most]: readonly [number, number]): number {
  return most - least < 0.2 ? 0.001 : 0.01;
}
