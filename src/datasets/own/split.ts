import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import { entryAt } from '@/core/checked.ts';
import { hashOf, type Draft } from './draft.ts';

/** An example with its class. */
export interface Labelled {
  readonly label: number;
  readonly example: Uint8Array;
}

/** Share of each class's different examples that is for the test. */
const TEST_SHARE = 0.2;
const LEAST_TEST = 2;

const shuffled = <Entry>(entries: readonly Entry[], purpose: string): readonly Entry[] =>
  Array.from(shuffledIndices(entries.length, randomStream(1, purpose)), (index) => entryAt(entries, index));

/**
 * Splits a draft into training and test examples, always the same way: a fifth of each class's different examples is for
 * the test. Exact duplicates are never in both halves: an example that is there more than once, in whatever class, is for
 * training, unless a class has hardly any other.
 */
export function splitOf({ classes }: Draft): {
  readonly train: readonly Labelled[];
  readonly test: readonly Labelled[];
} {
  const owners = new Map<string, Set<number>>();
  for (const [label, { examples }] of classes.entries())
    for (const example of examples) {
      const labels = owners.get(hashOf(example)) ?? new Set();
      owners.set(hashOf(example), labels.add(label));
    }
  const [train, test]: [Labelled[], Labelled[]] = [[], []];
  for (const [label, { examples }] of classes.entries()) {
    const copies = new Map<string, Uint8Array[]>();
    for (const example of examples) {
      const hash = hashOf(example);
      const same = copies.get(hash) ?? [];
      copies.set(hash, same);
      same.push(example);
    }
    const groups = shuffled([...copies], `own-split/${label}`);
    const own = groups.filter(([hash]) => owners.get(hash)?.size === 1).map(([, same]) => same);
    const once = own.filter(({ length }) => length === 1);
    const candidates = [...once, ...own.filter(({ length }) => length > 1)];
    const numTest = Math.max(LEAST_TEST, Math.round(own.length * TEST_SHARE));
    const chosen = new Set(candidates.slice(0, numTest));
    for (const [, same] of groups)
      for (const example of same) (chosen.has(same) ? test : train).push({ label, example });
  }
  return { train: shuffled(train, 'own-order/train'), test: shuffled(test, 'own-order/test') };
}
