import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod-lazy/mini';
import type { DatasetSpec, Framing, ImageData, Split } from '../dataset-spec.ts';
import { problemOf, type Draft } from './draft.ts';
import { bytesOfKind, ownKinds, type OwnKind } from './kinds.ts';
import { ownLimits } from './limits.ts';
import { cleanName } from './names.ts';
import { ownIdOf } from './own-id.ts';
import { OwnRefusal } from './refusal.ts';
import { splitOf, type Labelled } from './split.ts';

/** The examples of one half: pictures one after the other, and their classes. */
export interface OwnExamples {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A dataset that a visitor made. */
export interface OwnDataset extends Readonly<Record<Split, OwnExamples>> {
  readonly spec: DatasetSpec;
}

const count = z.int().check(z.minimum(1), z.maximum(ownLimits.examples));
const name = z.string().check(
  z.minLength(1),
  z.maxLength(1_000),
  z.refine((text) => cleanName(text) === text),
);

/** What describes a dataset in the browser's database and in an exported file, of any origin. */
export const ownHeader = z.strictObject({
  version: z.literal(1),
  kind: z.enum(Object.keys(ownKinds) as [OwnKind, ...OwnKind[]]),
  title: name,
  classNames: z.array(name).check(
    z.minLength(ownLimits.leastClasses),
    z.maxLength(ownLimits.classes),
    z.refine((names) => new Set(names).size === names.length),
  ),
  framing: z.enum(['centre-of-mass', 'whole-frame'] satisfies Framing[]),
  counts: z.strictObject({ train: count, test: count }),
});
export type OwnHeader = Readonly<z.infer<typeof ownHeader>>;

/** Packs one half of a dataset. */
function packed(examples: readonly Labelled[], size: number): OwnExamples {
  const images = new Uint8Array(examples.length * size);
  for (const [index, { example }] of examples.entries()) images.set(example, index * size);
  return { images, labels: Uint8Array.from(examples, ({ label }) => label) };
}

/** Mean and standard deviation of all values, each as a share of 255. */
function statistics(images: Uint8Array) {
  let [sum, squares] = [0, 0];
  for (const value of images) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / images.length;
  const deviation = Math.sqrt(Math.max(0, squares / images.length - mean * mean));
  return { pixelMean: mean / 255, pixelStd: deviation / 255 };
}

/** Hash of all that training and tests depend on, and of the classes' names; the title can change. */
function hashOf(header: OwnHeader, halves: Readonly<Record<Split, OwnExamples>>): string {
  const content = JSON.stringify({ ...header, title: undefined });
  const hash = sha256.create().update(new TextEncoder().encode(content));
  for (const { images, labels } of [halves.train, halves.test]) hash.update(images).update(labels);
  return bytesToHex(hash.digest());
}

/** What is computed from the examples when a dataset is made. */
export type OwnStatistics = Pick<ImageData, 'pixelMean' | 'pixelStd'> & {
  readonly trainPerClass: readonly number[];
};

/** The description of a dataset as the page and the engines use it. */
export const specOf = (
  id: string,
  header: OwnHeader,
  { trainPerClass, ...pixels }: OwnStatistics,
): DatasetSpec => ({
  id,
  title: header.title,
  input: { ...ownKinds[header.kind], framing: header.framing, ...pixels },
  numClasses: header.classNames.length,
  classNames: header.classNames,
  counts: header.counts,
  trainPerClass,
  shippedTeacher: null,
  // Its examples are in the browser's database.
  manifestPath: '',
});

/** Puts a dataset together from its parts, whose sizes fit each other. */
export function ownDatasetOf(given: OwnHeader, halves: Readonly<Record<Split, OwnExamples>>): OwnDataset {
  // In this order in every hash.
  const { version, kind, title, classNames, framing, counts } = given;
  const header = {
    version,
    kind,
    title,
    classNames,
    framing,
    counts: { train: counts.train, test: counts.test },
  };
  const trainPerClass = classNames.map(() => 0);
  for (const label of halves.train.labels) trainPerClass[label] = (trainPerClass[label] ?? 0) + 1;
  const spec = specOf(ownIdOf(hashOf(header, halves)), header, {
    ...statistics(halves.train.images),
    trainPerClass,
  });
  return { spec, train: halves.train, test: halves.test };
}

/** The header from which a dataset was put together. */
export function headerOf({ title = '', input, classNames, counts }: DatasetSpec): OwnHeader {
  const isImage = input.kind === 'image';
  return {
    version: 1,
    kind: isImage && input.channels === 3 ? 'colour' : 'grey',
    title,
    classNames: Array.isArray(classNames) ? [...(classNames as readonly string[])] : [],
    framing: isImage ? input.framing : 'whole-frame',
    counts: { ...counts },
  };
}

/**
 * Makes a dataset of a draft.
 *
 * @param untitled its title if the visitor gave none
 * @throws OwnRefusal for a draft with a problem
 */
export function datasetOfDraft(draft: Draft, untitled: string): OwnDataset {
  const problem = problemOf(draft);
  if (problem) throw problem;
  const { kind, classes } = draft;
  const halves = splitOf(draft);
  const total = classes.reduce((sum, { examples }) => sum + examples.length, 0);
  const numDrawn = classes.reduce((sum, each) => sum + (each.numDrawn ?? 0), 0);
  const size = bytesOfKind(kind);
  const header = ownHeader.safeParse({
    version: 1,
    kind,
    title: cleanName(draft.title) || cleanName(untitled),
    classNames: classes.map((each) => each.name),
    // A visitor's drawing is framed as most of the examples are.
    framing: numDrawn * 2 > total ? 'centre-of-mass' : 'whole-frame',
    counts: { train: halves.train.length, test: halves.test.length },
  } satisfies OwnHeader);
  // Kept, it could not be read again, and so not be deleted.
  if (!header.success)
    throw new OwnRefusal('description', { received: header.error.issues[0]?.path.join('.') });
  return ownDatasetOf(header.data, {
    train: packed(halves.train, size),
    test: packed(halves.test, size),
  });
}

/** The draft from which a dataset can be changed. */
export function draftOf({ spec, train, test }: OwnDataset): Draft {
  const { kind, title, classNames, framing } = headerOf(spec);
  const size = bytesOfKind(kind);
  const classes = classNames.map((each): { name: string; examples: Uint8Array[] } => ({
    name: each,
    examples: [],
  }));
  for (const { images, labels } of [train, test])
    for (const [index, label] of labels.entries())
      classes[label]?.examples.push(images.slice(index * size, (index + 1) * size));
  const isDrawn = framing === 'centre-of-mass';
  return {
    kind,
    title,
    classes: classes.map((each) => (isDrawn ? { ...each, numDrawn: each.examples.length } : each)),
  };
}
