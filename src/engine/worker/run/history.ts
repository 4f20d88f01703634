import { ConfigError } from '@/core/errors.ts';
import { oneOf } from '@/core/expectation.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';

/** Most snapshots of a run, and most bytes of all of them together. The run that Undo restores has as many. */
export interface HistoryLimits {
  readonly snapshots: number;
  readonly bytes: number;
}

const usualLimits: HistoryLimits = { snapshots: 48, bytes: 48 * 2 ** 20 };

/** Bits, not values: −0 and 0 must stay different. */
const bitsOf = ({ buffer, byteOffset, length }: Float32Array) => new Uint32Array(buffer, byteOffset, length);

function isSameArray(one: Float32Array, other: Float32Array | undefined): boolean {
  if (one === other) return true;
  if (one.length !== other?.length) return false;
  const bits = bitsOf(other);
  return bitsOf(one).every((each, index) => each === bits[index]);
}

function isSame(one: RunSnapshot, other: RunSnapshot): boolean {
  if (one.step !== other.step || one.teacherStep !== other.teacherStep) return false;
  const names = Object.entries(one.arrays);
  if (names.length !== Object.keys(other.arrays).length) return false;
  return names.every(([name, array]) => isSameArray(array, other.arrays[name]));
}

/** The snapshot with the arrays of an earlier one wherever they are equal: a teacher seldom changes. */
function sharing(snapshot: RunSnapshot, before: RunSnapshot | undefined): RunSnapshot {
  if (!before) return snapshot;
  const arrays = Object.entries(snapshot.arrays).map(([name, array]) => {
    const known = before.arrays[name];
    return [name, known && isSameArray(array, known) ? known : array] as const;
  });
  return { ...snapshot, arrays: Object.fromEntries(arrays) };
}

const bytesOf = (snapshots: readonly RunSnapshot[]) =>
  [...new Set(snapshots.flatMap(({ arrays }) => Object.values(arrays)))].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );

/** Removes the snapshot whose neighbours are closest to each other; never the first or the last one. */
function thinned(snapshots: readonly RunSnapshot[]): readonly RunSnapshot[] {
  let closest = 1;
  let smallest = Infinity;
  for (const [index] of snapshots.slice(2).entries()) {
    const gap = (snapshots[index + 2]?.step ?? 0) - (snapshots[index]?.step ?? 0);
    if (gap >= smallest) continue;
    smallest = gap;
    closest = index + 1;
  }
  return snapshots.filter((_, index) => index !== closest);
}

/**
 * Snapshots of one run, oldest first, at most one per step. It is bounded: when it is full, the snapshots
 * whose steps are closest together become fewer, so that the rest stays evenly spread over the run.
 *
 * They are ordinary arrays, so that they outlive the loss of a GPU.
 */
export class History {
  readonly #onChange: (steps: readonly number[]) => void;
  readonly #limits: HistoryLimits;
  #list: readonly RunSnapshot[] = [];

  /** @param onChange receives the steps after every change */
  constructor(onChange: (steps: readonly number[]) => void, limits = usualLimits) {
    this.#onChange = onChange;
    this.#limits = limits;
  }

  get list(): readonly RunSnapshot[] {
    return this.#list;
  }

  /** The snapshot at a step. @throws ConfigError naming the steps that have one */
  at(step: number): RunSnapshot {
    const found = this.#list.find((each) => each.step === step);
    if (!found) throw new ConfigError('at', step, oneOf(this.#list.map((each) => each.step)));
    return found;
  }

  /**
   * Adds the latest snapshot; replaces the one of the same step, e.g. from before a promotion.
   *
   * @returns the snapshot, whose unchanged arrays are those of the one before it
   */
  add(snapshot: RunSnapshot): RunSnapshot {
    const before = this.#list.filter(({ step }) => step < snapshot.step);
    const added = sharing(
      snapshot,
      this.#list.findLast(({ step }) => step <= snapshot.step),
    );
    let list: readonly RunSnapshot[] = [...before, added];
    const { snapshots, bytes } = this.#limits;
    while (list.length > 2 && (list.length > snapshots || bytesOf(list) > bytes)) list = thinned(list);
    this.#list = list;
    this.#onChange(list.map(({ step }) => step));
    return added;
  }

  /**
   * The run has gone to a snapshot: keeps what led to it.
   *
   * @param others histories that may lead to it too; one does if it contains the snapshot
   */
  goTo(snapshot: RunSnapshot, others: readonly (readonly RunSnapshot[])[]): void {
    const isOnWay = (list: readonly RunSnapshot[]) => list.some((each) => isSame(each, snapshot));
    this.#list = [this.#list, ...others].find(isOnWay) ?? [];
    this.add(snapshot);
  }
}
