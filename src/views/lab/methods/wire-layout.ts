import { entryAt } from '@/core/checked.ts';
import { measures, middleOf, pitch, type NetworkGrid, type NetworkSide } from './network-grid.ts';
import type { Wire } from './network-wires.ts';

/** A wire with its position between the two rows, in the units of `measures`. */
export interface PlacedWire {
  readonly wire: Wire;
  /** SVG path from the bottom of the teacher's row (0) to the top of the student's. */
  readonly path: string;
  /** Horizontal positions at the teacher's row, at its label and at the student's row. */
  readonly at: { readonly teacher: number; readonly label: number; readonly student: number };
  /** Middle and upper edge of the label. */
  readonly label: { readonly x: number; readonly y: number; readonly height: number };
}

export interface WireLayout {
  readonly wires: readonly PlacedWire[];
  /** Lengths of the space between the two rows. */
  readonly height: number;
}

const LABEL_HEIGHT = 34;
const REGRESSOR_HEIGHT = 62;
const LABEL_GAP = 8;
/** Space above the first and below the last label, so that the ends of wires are visible. */
const EDGE = 22;
const MIN_HEIGHT = 72;
/** A wire between different columns needs more space to turn the further it goes, up to a maximum. */
const MAX_TURN = 72;
const TURN_SHARE = 0.18;

const columnOf = (wire: Wire, grid: NetworkGrid, side: NetworkSide) =>
  entryAt(grid[side], side === 'teacher' ? wire.teacherLayer : wire.studentLayer);

/** Position of each wire at the layers of one row: side by side, sorted by target, around the middle. */
function portsOf(wires: readonly Wire[], grid: NetworkGrid, side: NetworkSide): readonly number[] {
  const other = side === 'teacher' ? 'student' : 'teacher';
  return wires.map((wire, index) => {
    const column = columnOf(wire, grid, side);
    const touching = wires
      .map((each, place) => ({ place, at: columnOf(each, grid, side), goes: columnOf(each, grid, other) }))
      .filter(({ at }) => at === column)
      .toSorted((first, second) => first.goes - second.goes || first.place - second.place);
    const rank = touching.findIndex(({ place }) => place === index);
    const apart = Math.min(measures.port, (measures.box - measures.port) / touching.length);
    return middleOf(column) + (rank - (touching.length - 1) / 2) * apart;
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Space above and below it. */
  readonly edge: number;
}

/** The highest position at which a label overlaps none of the previous ones. */
function freeY({ x, height, edge }: Omit<Box, 'y'>, taken: readonly Box[]): number {
  const near = taken.filter((each) => Math.abs(each.x - x) < measures.pill + 4);
  const candidates = [edge, ...near.map((each) => Math.max(edge, each.y + each.height + LABEL_GAP))];
  const isFree = (y: number) =>
    near.every((each) => y >= each.y + each.height + LABEL_GAP || y + height + LABEL_GAP <= each.y);
  return candidates.toSorted((first, second) => first - second).find(isFree) ?? edge;
}

/** A vertical start and end, so that wires meet rows and labels at right angles. */
const curve = (fromX: number, fromY: number, toX: number, toY: number) => {
  const half = (fromY + toY) / 2;
  return `C ${fromX} ${half} ${toX} ${half} ${toX} ${toY}`;
};

/** Each wire's label, halfway between its ends, or beside a wire that goes straight down there. */
function labelsOf(wires: readonly Wire[], grid: NetworkGrid): readonly Box[] {
  const ends = wires.map((wire) => ({
    from: middleOf(columnOf(wire, grid, 'teacher')),
    to: middleOf(columnOf(wire, grid, 'student')),
  }));
  const straight = ends.filter(({ from, to }) => from === to).map(({ from }) => from);
  const taken: Box[] = [];
  for (const [index, { from, to }] of ends.entries()) {
    const half = (from + to) / 2;
    const isClear = (x: number) => straight.every((each) => Math.abs(each - x) >= pitch / 2);
    const aside = [half, half - pitch / 2, half + pitch / 2].find(isClear);
    const x = from === to ? half : (aside ?? half);
    const height = wires[index]?.regressor ? REGRESSOR_HEIGHT : LABEL_HEIGHT;
    const edge = EDGE + Math.min(MAX_TURN, TURN_SHARE * Math.abs(to - from));
    taken.push({ x, height, edge, y: freeY({ x, height, edge }, taken) });
  }
  return taken;
}

/**
 * Places all wires and their labels: wires of one layer side by side, labels below each other if they would
 * overlap.
 */
export function layOutWires(wires: readonly Wire[], grid: NetworkGrid): WireLayout {
  const [above, below] = [portsOf(wires, grid, 'teacher'), portsOf(wires, grid, 'student')];
  const labels = labelsOf(wires, grid);
  const height = Math.max(MIN_HEIGHT, ...labels.map((label) => label.y + label.height + label.edge));
  const placed = wires.map((wire, index): PlacedWire => {
    const [teacher, student] = [entryAt(above, index), entryAt(below, index)];
    const label = entryAt(labels, index);
    const isStraight = columnOf(wire, grid, 'teacher') === columnOf(wire, grid, 'student');
    const x = isStraight ? (teacher + student) / 2 : label.x;
    const bottom = label.y + label.height;
    const path = `M ${teacher} 0 ${curve(teacher, 0, x, label.y)} V ${bottom} ${curve(x, bottom, student, height)}`;
    return { wire, path, label, at: { teacher, label: x, student } };
  });
  return { wires: placed, height };
}
