import { measures, middleOf, pitch, type NetworkGrid, type NetworkSide } from './network-grid.ts';
import type { Wire } from './network-wires.ts';

/** A wire with its place between the two rows; lengths as `measures` has them. */
export interface PlacedWire {
  readonly wire: Wire;
  /** From the bottom of the teacher's row (0) to the top of the student's, as an SVG path. */
  readonly path: string;
  /** Where the wire leaves the teacher's row, passes its label and enters the student's. */
  readonly at: { readonly teacher: number; readonly label: number; readonly student: number };
  /** The label's middle and its upper edge. */
  readonly label: { readonly x: number; readonly y: number; readonly height: number };
}

export interface WireLayout {
  readonly wires: readonly PlacedWire[];
  /** Of the room between the two rows. */
  readonly height: number;
}

const LABEL_HEIGHT = 34;
const REGRESSOR_HEIGHT = 62;
const LABEL_GAP = 8;
/** Free above the first and below the last label, so that wires are seen to leave and to arrive. */
const EDGE = 22;
const MIN_HEIGHT = 72;
/** A wire between different columns needs the more room to turn, the further it goes, up to so much. */
const MAX_TURN = 72;
const TURN_SHARE = 0.18;

const columnOf = (wire: Wire, grid: NetworkGrid, side: NetworkSide) =>
  grid[side][side === 'teacher' ? wire.teacherLayer : wire.studentLayer] ?? 0;

/** Where each wire touches the layers of one row: side by side, in the order of where they go, around the middle. */
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
  /** Free above and below it. */
  readonly edge: number;
}

/** The highest place at which a label overlaps none of those before it. */
function freeY({ x, height, edge }: Omit<Box, 'y'>, taken: readonly Box[]): number {
  const near = taken.filter((each) => Math.abs(each.x - x) < measures.pill + 4);
  const candidates = [edge, ...near.map((each) => Math.max(edge, each.y + each.height + LABEL_GAP))];
  const isFree = (y: number) =>
    near.every((each) => y >= each.y + each.height + LABEL_GAP || y + height + LABEL_GAP <= each.y);
  return candidates.toSorted((first, second) => first - second).find(isFree) ?? edge;
}

/** A vertical start and end, so that wires leave and meet rows and labels upright. */
const curve = (fromX: number, fromY: number, toX: number, toY: number) => {
  const half = (fromY + toY) / 2;
  return `C ${fromX} ${half} ${toX} ${half} ${toX} ${toY}`;
};

/** The label of each wire, halfway between its ends, or beside a wire that goes straight down there. */
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
 * Places all wires and their labels: wires of one layer side by side, labels below each other where they would
 * overlap.
 */
export function layOutWires(wires: readonly Wire[], grid: NetworkGrid): WireLayout {
  const [above, below] = [portsOf(wires, grid, 'teacher'), portsOf(wires, grid, 'student')];
  const labels = labelsOf(wires, grid);
  const height = Math.max(MIN_HEIGHT, ...labels.map((label) => label.y + label.height + label.edge));
  const placed = wires.map((wire, index): PlacedWire => {
    const [teacher, student] = [above[index] ?? 0, below[index] ?? 0];
    const label = labels[index] ?? { x: 0, y: 0, height: 0 };
    const isStraight = columnOf(wire, grid, 'teacher') === columnOf(wire, grid, 'student');
    const x = isStraight ? (teacher + student) / 2 : label.x;
    const bottom = label.y + label.height;
    const path = `M ${teacher} 0 ${curve(teacher, 0, x, label.y)} V ${bottom} ${curve(x, bottom, student, height)}`;
    return { wire, path, label, at: { teacher, label: x, student } };
  });
  return { wires: placed, height };
}
