import type { FigureTable } from '@/figures/about.ts';
import { meanInterval } from '@/metrics/mean-interval.ts';
import type { MapCell } from '@/protocol/map/cells.ts';
import type { ShownMap } from '@/protocol/map/shown-map.ts';

const meanOf = ({ runs }: MapCell, lane: 'student' | 'control') =>
  runs.length === 0 ? null : meanInterval(runs.map((run) => run[lane])).mean;

/** The numbers of every cell. */
export const mapFigure = ({ plan, cells }: ShownMap): FigureTable => ({
  head: [
    plan.x.key,
    plan.y.key,
    'seeds',
    'student accuracy (0..1)',
    'control accuracy (0..1)',
    'difference (−1..1)',
    'low (−1..1)',
    'high (−1..1)',
    'verdict',
    'source',
  ],
  rows: cells.map((cell) => [
    cell.x,
    cell.y,
    cell.runs.length,
    meanOf(cell, 'student'),
    meanOf(cell, 'control'),
    cell.comparison?.difference.mean ?? null,
    cell.comparison?.difference.interval?.[0] ?? null,
    cell.comparison?.difference.interval?.[1] ?? null,
    cell.comparison?.verdict.kind ?? null,
    cell.isPrecomputed ? 'precomputed' : 'trained here',
  ]),
});
