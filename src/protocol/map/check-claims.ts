import { bestFirst, isAt, type MapCell } from './cells.ts';
import { compareCells } from './guess.ts';
import { mapClaims, type MapExpectation, type MeasuredMapName } from './measured-plan.ts';
import type { PrecomputedMap } from './map-schema.ts';
import { precomputedCells } from './precomputed.ts';
import type { MapPlace } from './plan.ts';

/** Whether a map holds what was expected of it; null while the cells that decide it have too few runs. */
function holds(expected: MapExpectation, cells: readonly MapCell[], numSeeds: number): boolean | null {
  const find = (place: MapPlace) => cells.find((cell) => isAt(cell, place) && cell.runs.length === numSeeds);
  const isWhole = cells.every(({ runs }) => runs.length === numSeeds);
  switch (expected.kind) {
    case 'ahead': {
      const cell = find(expected.at);
      return cell ? cell.comparison?.verdict.kind === 'ahead' : null;
    }
    case 'above': {
      const [cell, other] = [find(expected.at), find(expected.other)];
      return cell && other ? compareCells(cell, other)?.verdict.kind === 'ahead' : null;
    }
    case 'best-row':
      return isWhole ? bestFirst(cells)[0]?.y === expected.y : null;
    case 'never-behind':
      return isWhole ? cells.every(({ comparison }) => comparison?.verdict.kind !== 'behind') : null;
  }
}

/** Every claim about a map in words, and whether it held; null if it can't be known yet. */
export function checkedClaims(name: MeasuredMapName, map: PrecomputedMap) {
  const cells = precomputedCells(map);
  return mapClaims
    .filter((claim) => claim.map === name)
    .map(({ words, expected }) => ({ words, held: holds(expected, cells, map.plan.seeds.length) }));
}

const points = (value: number) => {
  const text = (100 * value).toFixed(1);
  return value >= 0.0005 ? `+${text}` : text.replace('-', '−');
};

/** The map as a table in Markdown: mean gap in points with its interval; in brackets where that contains zero. */
export function mapTable(map: PrecomputedMap): string {
  const { plan } = map;
  const cells = precomputedCells(map);
  const textOf = (place: MapPlace) => {
    const difference = cells.find((cell) => isAt(cell, place))?.comparison?.difference;
    if (!difference) return '–';
    const { mean, interval } = difference;
    if (!interval) return `(${points(mean)})`;
    const [low, high] = interval;
    const text = `${points(mean)}, ${points(low)} to ${points(high)}`;
    return low > 0 || high < 0 ? text : `(${text})`;
  };
  const line = (entries: readonly string[]) => `| ${entries.join(' | ')} |`;
  const head = [`${plan.y.key} \\ ${plan.x.key}`, ...plan.x.values.map(String)];
  const rows = plan.y.values
    .toReversed()
    .map((y) => line([String(y), ...plan.x.values.map((x) => textOf({ x, y }))]));
  return [line(head), line(head.map(() => '---')), ...rows].join('\n');
}
