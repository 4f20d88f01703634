import { defaultRunConfig, type RunConfig } from '../run/config.ts';
import { freshSeeds } from '../measured/student-claims.ts';
import type { MapPlan, MapPlace } from './plan.ts';
import { usualAxis } from './axes.ts';

/** The maps that `npm run measure:map` trains, by the name of their file, with the dataset. */
export const measuredMaps = { mnist: 'mnist', fashion: 'fashion-mnist' } as const;
export type MeasuredMapName = keyof typeof measuredMaps;

/** The configuration that the page starts with, so that a visitor's own cells can stand among the precomputed ones. */
export const measuredBase = (name: MeasuredMapName): RunConfig => ({
  ...defaultRunConfig,
  dataset: measuredMaps[name],
});

/** The seeds on which nothing was tuned, as for students and presets. */
export const measuredPlan = (numSeeds: number): MapPlan => ({
  x: usualAxis('temperature', defaultRunConfig),
  y: usualAxis('alpha', defaultRunConfig),
  seeds: freshSeeds.slice(0, numSeeds),
});

/** An expectation of a map. Every comparison is called by `metrics/verdict.ts`. */
export type MapExpectation =
  /** The student of this cell is ahead of its control. */
  | { readonly kind: 'ahead'; readonly at: MapPlace }
  /** The cell's gap is ahead of the other cell's, seed by seed. */
  | { readonly kind: 'above'; readonly at: MapPlace; readonly other: MapPlace }
  /** The largest mean gap stands in the row of this α. */
  | { readonly kind: 'best-row'; readonly y: number }
  /** The student is behind its control in no cell. */
  | { readonly kind: 'never-behind' };

export interface MapClaim {
  readonly map: MeasuredMapName;
  readonly expected: MapExpectation;
  readonly words: string;
}

const place = (x: number, y: number): MapPlace => ({ x, y });

/**
 * The expectations of the two maps, written on 2026-11-28 before any cell was trained. Known by then: the cell T = 4,
 * α = 0.9, which is the default run that `npm run measure:students` has measured with the same seeds.
 */
export const mapClaims: readonly MapClaim[] = (['mnist', 'fashion'] as const).flatMap((map) => [
  {
    map,
    expected: { kind: 'ahead', at: place(4, 0.9) },
    words: 'T = 4, α = 0.9 is ahead of the control (known before)',
  },
  {
    map,
    expected: { kind: 'ahead', at: place(4, 0.6) },
    words: 'T = 4, α = 0.6 is ahead of the control',
  },
  {
    map,
    expected: { kind: 'above', at: place(4, 0.9), other: place(1, 0.9) },
    words: 'at α = 0.9 the gap at T = 4 is larger than at T = 1',
  },
  {
    map,
    expected: { kind: 'above', at: place(4, 0.9), other: place(4, 0.3) },
    words: 'at T = 4 the gap at α = 0.9 is larger than at α = 0.3',
  },
  {
    map,
    expected: { kind: 'best-row', y: 0.9 },
    words: 'the largest mean gap has α = 0.9',
  },
  {
    map,
    expected: { kind: 'never-behind' },
    words: 'the student is behind its control in no cell',
  },
]);
