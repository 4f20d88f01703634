import { compareWithControl, type Comparison } from '../repeat/repeat.ts';
import { changeAt, placesOf, type MapPlace, type MapPlan } from './plan.ts';

/** Accuracy of student and control on all test pictures with one seed, 0..1. */
export interface MapRun {
  readonly seed: number;
  readonly student: number;
  readonly control: number;
}

/** A place of a map with its finished runs. */
export interface MapCell extends MapPlace {
  readonly runs: readonly MapRun[];
  /** Student − control over the seeds; null without a finished run. */
  readonly comparison: Comparison | null;
  /** Whether its runs came with the page; otherwise the visitor trained them. */
  readonly isPrecomputed: boolean;
}

const accuracyOf = ({ student, control }: MapRun) => ({ accuracy: { student, control } });

const compareRuns = (runs: readonly MapRun[]): Comparison | null => compareWithControl(runs.map(accuracyOf));

/** The run of a finished job, as the batch keeps it. */
export const mapRunOf = (result: {
  readonly seed: number;
  readonly accuracy: { readonly student: number; readonly control: number };
}): MapRun => ({
  seed: result.seed,
  student: result.accuracy.student,
  control: result.accuracy.control,
});

/** Makes a map's cells. @param runsAt the finished runs of a place */
export const cellsOf = (
  plan: MapPlan,
  runsAt: (place: MapPlace, index: number) => readonly MapRun[],
  isPrecomputed = false,
): readonly MapCell[] =>
  placesOf(plan).map((place, index) => {
    const runs = runsAt(place, index);
    return { ...place, runs, comparison: compareRuns(runs), isPrecomputed };
  });

/**
 * The cells of a map that was trained here.
 *
 * @param runs by index of `mapConfigs`; null for a run that has not finished
 */
export function trainedCells(plan: MapPlan, runs: readonly (MapRun | null)[]): readonly MapCell[] {
  const numCells = placesOf(plan).length;
  return cellsOf(plan, (_, index) =>
    runs.flatMap((run, job) => (run !== null && job % numCells === index ? [run] : [])),
  );
}

/** The visitor's cells, with precomputed ones where nothing has been trained yet. */
export const filledUp = (own: readonly MapCell[], precomputed: readonly MapCell[]): readonly MapCell[] =>
  own.map((cell) => {
    if (cell.runs.length > 0) return cell;
    const other = precomputed.find(({ x, y }) => x === cell.x && y === cell.y);
    return other && other.runs.length > 0 ? other : cell;
  });

/** Whether a cell's gap may well be zero: its interval contains zero, or it has one seed only. */
export function isUncertain({ comparison }: Pick<MapCell, 'comparison'>): boolean {
  const interval = comparison?.difference.interval;
  return !interval || (interval[0] <= 0 && interval[1] >= 0);
}

/** The cells with a finished run, the largest mean gap first. */
export const bestFirst = (cells: readonly MapCell[]): readonly MapCell[] => {
  const meanOf = ({ comparison }: MapCell) => comparison?.difference.mean ?? -Infinity;
  return cells.filter(({ runs }) => runs.length > 0).toSorted((one, other) => meanOf(other) - meanOf(one));
};

export const isAt = (cell: MapPlace, place: MapPlace | null): boolean =>
  place !== null && cell.x === place.x && cell.y === place.y;

/** The settings of one of a cell's runs, by key: the first of its seeds, or the plan's. */
export const runAt = (plan: MapPlan, cell: MapCell): Readonly<Record<string, number>> => ({
  ...changeAt(plan, cell),
  seed: cell.runs[0]?.seed ?? plan.seeds[0] ?? 0,
});
