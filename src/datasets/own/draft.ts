import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesOfKind, type OwnKind } from './kinds.ts';
import { ownLimits } from './limits.ts';
import { cleanName } from './names.ts';
import { OwnRefusal } from './refusal.ts';

/** A class of a dataset that is being made. */
export interface OwnClass {
  readonly name: string;
  readonly examples: readonly Uint8Array[];
  /** Number of examples that were drawn here, which are framed like MNIST; none if absent. */
  readonly numDrawn?: number;
}

/** A dataset that is being made; no function changes one. */
export interface Draft {
  readonly kind: OwnKind;
  readonly title: string;
  readonly classes: readonly OwnClass[];
}

export const emptyDraft: Draft = { kind: 'grey', title: '', classes: [] };

/**
 * Adds examples to the classes of the same names; others are new.
 *
 * @param kind of the added examples
 * @throws OwnRefusal 'kind' for examples of another kind than those that are there
 */
export function withExamples(draft: Draft, added: readonly OwnClass[], kind = draft.kind): Draft {
  if (draft.classes.length > 0 && kind !== draft.kind)
    throw new OwnRefusal('kind', { name: added[0]?.name ?? '', received: kind, expected: draft.kind });
  const classes = new Map(draft.classes.map((each) => [each.name, each]));
  for (const { name, examples, numDrawn = 0 } of added) {
    const known = classes.get(name);
    classes.set(name, {
      name,
      examples: [...(known?.examples ?? []), ...examples],
      numDrawn: (known?.numDrawn ?? 0) + numDrawn,
    });
  }
  return { ...draft, kind, classes: [...classes.values()] };
}

/** Renames a class. @throws OwnRefusal 'name-empty', or 'name-twice' for the name of another class */
export function renamed(draft: Draft, from: string, to: string): Draft {
  const name = cleanName(to);
  if (name === '') throw new OwnRefusal('name-empty', { name: from });
  if (name !== from && draft.classes.some((each) => each.name === name))
    throw new OwnRefusal('name-twice', { name });
  return { ...draft, classes: draft.classes.map((each) => (each.name === from ? { ...each, name } : each)) };
}

export const without = (draft: Draft, name: string): Draft => ({
  ...draft,
  classes: draft.classes.filter((each) => each.name !== name),
});

const hashes = new WeakMap<Uint8Array, string>();

/** Hash of an example's bytes: equal for exact duplicates. */
export function hashOf(example: Uint8Array): string {
  const known = hashes.get(example);
  if (known !== undefined) return known;
  const hash = bytesToHex(sha256(example));
  hashes.set(example, hash);
  return hash;
}

/** The numbers of a class. */
export interface ClassCount {
  readonly name: string;
  readonly count: number;
  /** Different examples. */
  readonly distinct: number;
  /** Different examples that are in no other class. */
  readonly own: number;
  /** Examples that are in another class too. */
  readonly shared: number;
}

/** Counts examples and exact duplicates by class. */
export function countsOf({ classes }: Draft): readonly ClassCount[] {
  const classesOf = new Map<string, Set<string>>();
  for (const { name, examples } of classes)
    for (const example of examples) {
      const hash = hashOf(example);
      const names = classesOf.get(hash);
      if (names) names.add(name);
      else classesOf.set(hash, new Set([name]));
    }
  return classes.map(({ name, examples }) => {
    const all = examples.map(hashOf);
    const isShared = (hash: string) => (classesOf.get(hash)?.size ?? 0) > 1;
    const distinct = new Set(all);
    return {
      name,
      count: all.length,
      distinct: distinct.size,
      own: [...distinct].filter((hash) => !isShared(hash)).length,
      shared: all.filter(isShared).length,
    };
  });
}

/** The first reason why a draft is no dataset yet; null if it is one. */
export function problemOf(draft: Draft): OwnRefusal | null {
  const { leastClasses, classes, leastExamples, examples, exampleBytes } = ownLimits;
  const counts = countsOf(draft);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const bytes = total * bytesOfKind(draft.kind);
  const few = counts.find(({ own }) => own < leastExamples);
  if (counts.length < leastClasses)
    return new OwnRefusal('classes-few', { received: counts.length, expected: leastClasses });
  if (counts.length > classes)
    return new OwnRefusal('classes-many', { received: counts.length, expected: classes });
  const unnamed = counts.findIndex(({ name }) => cleanName(name) === '');
  if (unnamed >= 0) return new OwnRefusal('name-missing', { received: unnamed + 1 });
  if (few)
    return new OwnRefusal('examples-few', { name: few.name, received: few.own, expected: leastExamples });
  if (total > examples) return new OwnRefusal('examples-many', { received: total, expected: examples });
  if (bytes > exampleBytes)
    return new OwnRefusal('example-bytes', { received: bytes, expected: exampleBytes });
  return null;
}
