import type { RunConfig } from '../run/config.ts';
import { cellsOf, type MapCell } from './cells.ts';
import { parsePrecomputed, type PrecomputedMap } from './map-schema.ts';
import { isSameQuestion, type MapPlan } from './plan.ts';

/** One file per dataset, written by `npm run measure:map`; there may be none. */
const files: Readonly<Record<string, unknown>> = import.meta.glob('./measured/*.json', {
  eager: true,
  import: 'default',
});

/** All maps that come with the page. @throws ZodError for an invalid file; a test parses them all */
export const precomputedMaps: readonly PrecomputedMap[] = Object.values(files).map(parsePrecomputed);

export function precomputedCells({ plan, cells }: PrecomputedMap): readonly MapCell[] {
  const find = (x: number, y: number) => cells.find((cell) => cell.x === x && cell.y === y);
  return cellsOf(plan, ({ x, y }) => find(x, y)?.runs ?? [], true);
}

/** The precomputed map of these two settings; null if there is none for the dataset. */
export function precomputedFor(
  { dataset }: Pick<RunConfig, 'dataset'>,
  [x, y]: readonly [x: string, y: string],
  maps: readonly PrecomputedMap[],
): PrecomputedMap | null {
  const isIt = ({ config, plan }: PrecomputedMap) =>
    config.dataset === dataset && plan.x.key === x && plan.y.key === y;
  return maps.find(isIt) ?? null;
}

/** Whether cells of a precomputed map may stand beside those of a map with this configuration. */
export const isComparable = (map: PrecomputedMap, base: RunConfig, plan: MapPlan): boolean =>
  isSameQuestion({ base: map.config, plan: map.plan }, { base, plan });
