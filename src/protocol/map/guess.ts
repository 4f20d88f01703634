import { pairedDifference } from '@/metrics/paired-difference.ts';
import { verdictOf } from '@/metrics/verdict.ts';
import type { Comparison } from '../repeat/repeat.ts';
import { bestFirst, isAt, type MapCell } from './cells.ts';
import type { MapPlace } from './plan.ts';

/** Compares the gaps of two cells over the seeds that both have; null without such a seed. */
export function compareCells(one: MapCell, other: MapCell): Comparison | null {
  const gaps = new Map(other.runs.map(({ seed, student, control }) => [seed, student - control]));
  const differences = one.runs.flatMap(({ seed, student, control }) => {
    const gap = gaps.get(seed);
    return gap === undefined ? [] : [student - control - gap];
  });
  if (differences.length === 0) return null;
  const difference = pairedDifference(differences);
  return { difference, verdict: verdictOf(difference) };
}

/** How a guess of the best cell turned out. */
export type GuessOutcome =
  /** Some cells have no finished run yet. */
  | { readonly kind: 'waiting' }
  /** The guess has the largest mean gap; `rival` is the next cell. */
  | { readonly kind: 'best'; readonly rival: MapCell; readonly comparison: Comparison | null }
  /** Another cell has; `comparison` is that cell's gap against the guess's. */
  | { readonly kind: 'other'; readonly best: MapCell; readonly comparison: Comparison | null };

/** Compares a guess with the map, by the page's one rule for naming a winner. */
export function guessOutcome(cells: readonly MapCell[], guess: MapPlace): GuessOutcome {
  const [best, second] = bestFirst(cells);
  const guessed = cells.find((cell) => isAt(cell, guess));
  if (cells.some(({ runs }) => runs.length === 0) || !best || !second || !guessed) return { kind: 'waiting' };
  if (isAt(best, guess)) return { kind: 'best', rival: second, comparison: compareCells(best, second) };
  return { kind: 'other', best, comparison: compareCells(best, guessed) };
}
