import type { ShelfRun } from '@/state/shelf/summary.ts';

export const runSorts = ['newest', 'oldest', 'gap', 'student', 'name'] as const;
export type RunSort = (typeof runSorts)[number];

/** The choice and order of the rows that the table shows. */
export interface RunQuery {
  readonly text: string;
  readonly pinnedOnly: boolean;
  readonly sort: RunSort;
}

/** A run with its words. */
export interface ListedRun {
  readonly run: ShelfRun;
  /** The visitor's name, else the changes. */
  readonly name: string;
  /** The settings that differ from the run before. */
  readonly changes: string;
  /** The seed with its word, in the visitor's language. */
  readonly seed: string;
}

/** Runs that were measured on more pictures come first: an accuracy on 1,000 is not comparable with one on 10,000. */
const likeWithLike =
  (valueOf: (row: ListedRun) => number) =>
  (one: ListedRun, other: ListedRun): number =>
    picturesOf(other) - picturesOf(one) || valueOf(other) - valueOf(one) || 0;
const picturesOf = ({ run: { accuracy } }: ListedRun) => (accuracy ? (accuracy.numPictures ?? 0) : -1);
const gapOf = ({ run: { accuracy } }: ListedRun) => (accuracy ? accuracy.student - accuracy.control : 0);
const studentOf = ({ run: { accuracy } }: ListedRun) => accuracy?.student ?? 0;

/** Compares two rows; 0 keeps them newest first. */
const comparisons: Readonly<Record<RunSort, (one: ListedRun, other: ListedRun) => number>> = {
  newest: () => 0,
  oldest: ({ run: one }, { run: other }) => one.startedAt.localeCompare(other.startedAt),
  gap: likeWithLike(gapOf),
  student: likeWithLike(studentOf),
  name: (one, other) => one.name.localeCompare(other.name),
};

/** The rows that a query asks for, in its order. @param rows newest first */
export function listRuns(
  rows: readonly ListedRun[],
  { text, pinnedOnly, sort }: RunQuery,
): readonly ListedRun[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ run, name, changes, seed }: ListedRun) => {
    const { dataset, student, teacher, methods } = run.config;
    const words = [name, changes, run.settings.note, dataset, student, teacher, ...methods];
    const all = [...words, seed, `seed ${run.config.seed}`].join(' ').toLocaleLowerCase();
    return wanted.every((each) => all.includes(each));
  };
  return rows
    .filter((row) => (!pinnedOnly || row.run.settings.isPinned) && (wanted.length === 0 || isFound(row)))
    .toSorted(comparisons[sort]);
}
