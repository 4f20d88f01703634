import { entryAt } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import { entropy, softmaxAt } from '@/metrics/softmax.ts';
import type { PictureQuery } from '@/protocol/engine/requests.ts';

/**
 * Chooses test pictures by a query.
 *
 * @param query the criterion and the number of pictures
 * @param labels of the pictures to choose from, [n]
 * @param teacherLogits flat [n · K]; called only for `most-ambiguous`
 * @returns indices; for `most-ambiguous`, the most ambiguous first
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
    case 'most-ambiguous': {
      const logits = await teacherLogits();
      const numClasses = logits.length / labels.length;
      const entropies = Array.from(labels.keys(), (index) =>
        entropy(softmaxAt(logits.subarray(index * numClasses, (index + 1) * numClasses), 1)),
      );
      const order = Array.from(labels.keys()).toSorted(
        (a, b) => entryAt(entropies, b) - entryAt(entropies, a),
      );
      return order.slice(0, query.count);
    }
  }
}
