import { useTranslation } from 'react-i18next';
import { expectedIn } from '@/i18n/expected-in.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { settingSymbols } from '@/i18n/setting-symbols.ts';
import { isUncertain, type MapCell } from '@/protocol/map/cells.ts';
import { MAX_VALUES, MIN_VALUES, type AxisProblem } from '@/protocol/map/axes.ts';
import { MAX_MAP_RUNS, type MapPlace, type MapPlan, type PlanProblem } from '@/protocol/map/plan.ts';

/** Words for settings, places and cells of a map. */
export interface MapTexts {
  /** Name of a setting. */
  readonly name: (key: string) => string;
  readonly value: (value: number) => string;
  /** "T 4, α 0.9" */
  place(plan: MapPlan, place: MapPlace): string;
  /** Everything that a cell's drawing says. */
  cell(plan: MapPlan, cell: MapCell, isGuess: boolean): string;
  problem(problem: AxisProblem | PlanProblem, plan: MapPlan | null): string;
}

/** Ids are data, which the typed `t` cannot check; the region's tests do. */
export function useMapTexts(): MapTexts {
  const { t, i18n } = useTranslation(['map', 'translation', 'methods']);
  const { t: page } = useTranslation();
  const text = i18n.t as (key: string, options?: object) => string;
  const numbers = numbersOf(i18n.language);
  const format = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 6 });
  const name = (key: string) =>
    text(`map:names.${key}`, { defaultValue: text(`methodSettings.${key}`, { defaultValue: key }) });
  const short = (key: string) => settingSymbols[key] ?? name(key);
  const value = (number: number) => format.format(number);
  const place = ({ x, y }: MapPlan, at: MapPlace) =>
    `${short(x.key)} ${value(at.x)}, ${short(y.key)} ${value(at.y)}`;
  return {
    name,
    value,
    place,
    cell(plan, cell, isGuess) {
      const { comparison, isPrecomputed } = cell;
      const guess = isGuess ? [t('cell.guess')] : [];
      if (!comparison) return [t('cell.empty', { place: place(plan, cell) }), ...guess].join(', ');
      const { mean, interval, count } = comparison.difference;
      const values = { place: place(plan, cell), mean: numbers.signedPoints(mean) };
      const [low, high] = (interval ?? []).map(numbers.signedPoints);
      return [
        interval ? t('cell.several', { ...values, low, high, count }) : t('cell.one', values),
        ...(isUncertain(cell) ? [t('cell.uncertain')] : []),
        ...(isPrecomputed ? [t('cell.precomputed')] : []),
        ...guess,
      ].join(', ');
    },
    problem(problem, plan) {
      switch (problem.kind) {
        case 'same-axis':
          return t('problem.sameAxis');
        case 'number':
          return t('problem.number', { text: problem.text });
        case 'range':
          return t('problem.range', {
            value: value(problem.value),
            expected: expectedIn(page, problem.expected),
          });
        case 'count':
          return t('problem.count', { count: problem.count, least: MIN_VALUES, most: MAX_VALUES });
        case 'runs':
          return t('problem.runs', { count: problem.count, most: MAX_MAP_RUNS });
        case 'config': {
          const { key, expected } = problem.error.context;
          return t('problem.config', {
            place: plan ? place(plan, problem.place) : '',
            key: name(key),
            expected: expectedIn(page, expected),
          });
        }
        case 'axis':
        case 'seeds':
          return t('problem.other');
      }
    },
  };
}
