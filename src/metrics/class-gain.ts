import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';

/** Standard normal quantile of 0.975. */
const NORMAL = 1.959_963_985;

/** Two networks on the same pictures of a class. */
export interface ClassGain {
  readonly numPictures: number;
  readonly numRight: Readonly<Record<'student' | 'control', number>>;
  /** Pictures that only one of the two classifies right: the discordant pairs of McNemar's test. */
  readonly onlyRight: Readonly<Record<'student' | 'control', number>>;
  /** Recall of the student minus recall of the control, −1..1; null without pictures. */
  readonly gain: number | null;
  /** 95 % interval of the gain over the choice of test pictures, for these very networks; null without pictures. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * 95 % interval of a difference of two paired proportions: Wald's, after half a picture is added to each of the
 * four cells. It keeps close to its level for few pictures and for differences near 0.
 *
 * @param first pictures that only the first gets right
 * @param second pictures that only the second gets right
 * @param numPictures all, at least 1
 * @source Agresti & Min 2005, "Simple improved confidence intervals for comparing matched proportions", Statistics in
 *   Medicine 24(5)
 */
export function matchedInterval(
  first: number,
  second: number,
  numPictures: number,
): readonly [low: number, high: number] {
  const total = numPictures + 2;
  const difference = (first - second) / total;
  const half = (NORMAL * Math.sqrt(first + second + 1 - (first - second) ** 2 / total)) / total;
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}

/**
 * The gain of some pictures, all of one class or of any.
 *
 * @param labels [n], classes
 * @param student [n], the student's predicted classes
 * @param control [n], the control's predicted classes
 * @param isCounted which labels count
 * @throws ShapeError when the lengths differ
 */
function gainWhere(
  labels: Uint8Array,
  student: Uint8Array,
  control: Uint8Array,
  isCounted: (label: number) => boolean,
): ClassGain {
  if (student.length !== labels.length || control.length !== labels.length)
    throw new ShapeError('predictions', [student.length, control.length], `[${labels.length}] each`);
  let [numPictures, both, onlyStudent, onlyControl] = [0, 0, 0, 0];
  for (const [row, label] of labels.entries()) {
    if (!isCounted(label)) continue;
    const isStudentRight = entryAt(student, row) === label;
    const isControlRight = entryAt(control, row) === label;
    numPictures += 1;
    if (isStudentRight && isControlRight) both += 1;
    else if (isStudentRight) onlyStudent += 1;
    else if (isControlRight) onlyControl += 1;
  }
  return {
    numPictures,
    numRight: { student: both + onlyStudent, control: both + onlyControl },
    onlyRight: { student: onlyStudent, control: onlyControl },
    gain: numPictures === 0 ? null : (onlyStudent - onlyControl) / numPictures,
    interval: numPictures === 0 ? null : matchedInterval(onlyStudent, onlyControl, numPictures),
  };
}

/**
 * Gain of the student over the control, over all pictures and class by class.
 *
 * The intervals hold for one pair of trained networks: how a different seed would change them, they do not say.
 *
 * @param labels [n], each 0 … K − 1
 * @param student [n], predicted classes
 * @param control [n], predicted classes
 * @param numClasses K
 */
export const gainByClass = (
  labels: Uint8Array,
  student: Uint8Array,
  control: Uint8Array,
  numClasses: number,
): { readonly all: ClassGain; readonly classes: readonly ClassGain[] } => ({
  all: gainWhere(labels, student, control, () => true),
  classes: Array.from({ length: numClasses }, (_, classIndex) =>
    gainWhere(labels, student, control, (label) => label === classIndex),
  ),
});
