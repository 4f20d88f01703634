import { entryAt } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import { argmaxAt } from '@/metrics/rows.ts';
import { entropy, softmaxAt, strongestWrong } from '@/metrics/softmax.ts';
import type { PictureQuery } from '@/protocol/engine/requests.ts';

/** Probability of the right class of a picture that the teacher gets right but doubts. */
const DOUBT = { least: 0.6, middle: 0.75, most: 0.9 };
/** Least share of the wrong classes' probability that an obvious runner-up has. */
const OBVIOUS_SHARE = 0.8;

/** A picture with the teacher's probabilities at T = 1. */
interface Answered {
  readonly index: number;
  readonly label: number;
  readonly probabilities: readonly number[];
}

/** 0: right, in doubt, with one obvious runner-up; 1: only right; 2: wrong. */
function doubtTier({ label, probabilities }: Answered): number {
  const right = entryAt(probabilities, label);
  const runnerUp = strongestWrong(probabilities, label)?.probability ?? 0;
  if (runnerUp >= right) return 2;
  const isInDoubt = right >= DOUBT.least && right <= DOUBT.most;
  return isInDoubt && runnerUp >= OBVIOUS_SHARE * (1 - right) ? 0 : 1;
}

/** Orders answers by what the query asks for, best first; for `teacher-wrong` it leaves out the right ones. */
function orderedBy(query: PictureQuery['by'], answered: readonly Answered[]): readonly Answered[] {
  const by = (value: (each: Answered) => number, list = answered) =>
    list
      .map((each) => ({ each, at: value(each) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ each }) => each);
  const offMiddle = ({ label, probabilities }: Answered) =>
    Math.abs(entryAt(probabilities, label) - DOUBT.middle);
  // |p − 0.75| is below 1: the tier comes first.
  if (query === 'in-doubt') return by((each) => doubtTier(each) + offMiddle(each));
  if (query === 'most-ambiguous') return by(({ probabilities }) => -entropy(probabilities));
  return by(
    ({ probabilities }) => -Math.max(...probabilities),
    answered.filter(({ label, probabilities }) => argmaxAt(probabilities, 0, probabilities.length) !== label),
  );
}

/**
 * Chooses test pictures by a query.
 *
 * @param query the criterion and the number of pictures
 * @param labels of the pictures to choose from, [n]
 * @param teacherLogits flat [n · K]; called only for a query about the teacher's answers
 * @returns indices, the best match first; fewer than asked for if no others match
 */
export async function choosePictures(
  query: PictureQuery,
  labels: Uint8Array,
  teacherLogits: () => Promise<Float32Array>,
): Promise<readonly number[]> {
  switch (query.by) {
    case 'class': {
      const all = Array.from(labels.keys());
      return all.filter((index) => labels[index] === query.label).slice(0, query.count);
    }
    case 'random': {
      const order = shuffledIndices(labels.length, randomStream(query.seed, 'pictures'));
      return [...order.subarray(0, query.count)];
    }
    case 'in-doubt':
    case 'most-ambiguous':
    case 'teacher-wrong': {
      const logits = await teacherLogits();
      const numClasses = logits.length / labels.length;
      const answered = Array.from(labels, (label, index) => ({
        index,
        label,
        probabilities: softmaxAt(logits.subarray(index * numClasses, (index + 1) * numClasses), 1),
      }));
      return orderedBy(query.by, answered)
        .slice(0, query.count)
        .map(({ index }) => index);
    }
  }
}
