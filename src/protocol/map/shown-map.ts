import type { RunConfig } from '../run/config.ts';
import { mapBase } from './axes.ts';
import { cellsOf, filledUp, type MapCell } from './cells.ts';
import type { PrecomputedMap } from './map-schema.ts';
import type { MapPlan, MapQuestion } from './plan.ts';
import { isComparable, precomputedCells, precomputedFor } from './precomputed.ts';

/** The map on the screen. */
export interface ShownMap {
  readonly plan: MapPlan;
  /** The configuration that its cells vary. */
  readonly base: RunConfig;
  readonly cells: readonly MapCell[];
  /** Whether the visitor has asked for it. */
  readonly isOwn: boolean;
  /** The precomputed map that has cells in it. */
  readonly precomputed: PrecomputedMap | null;
}

const keysOf = ({ x, y }: MapPlan): readonly [string, string] => [x.key, y.key];

/**
 * Chooses what is shown: the visitor's map, filled up with precomputed cells of the same configuration; without it
 * the precomputed map of the dataset; else the empty grid of what is chosen.
 *
 * @param wanted the settings that are chosen now
 * @param config of the lab
 */
export function shownMap(
  own: { readonly question: MapQuestion; readonly cells: readonly MapCell[] } | null,
  wanted: MapPlan,
  config: RunConfig,
  maps: readonly PrecomputedMap[],
): ShownMap {
  const keys = keysOf(wanted);
  const ready = precomputedFor(config, keys, maps);
  const isAsked = own !== null && keysOf(own.question.plan).join() === keys.join();
  if (isAsked && (own.question.base.dataset === config.dataset || !ready)) {
    const { base, plan } = own.question;
    const other = ready && isComparable(ready, base, plan) ? precomputedCells(ready) : [];
    const cells = filledUp(own.cells, other);
    const hasOther = cells.some(({ isPrecomputed }) => isPrecomputed);
    return { plan, base, cells, isOwn: true, precomputed: hasOther ? ready : null };
  }
  if (ready) {
    const { plan, config: base } = ready;
    return { plan, base, cells: precomputedCells(ready), isOwn: false, precomputed: ready };
  }
  const base = mapBase(config, keys);
  return { plan: wanted, base, cells: cellsOf(wanted, () => []), isOwn: false, precomputed: null };
}
