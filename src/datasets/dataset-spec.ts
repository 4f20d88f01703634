import type { ImageInput, TokenInput } from '@/core/input-spec.ts';

/** The two parts of a dataset: training and evaluation. */
export type Split = 'train' | 'test';

/**
 * How the pictures were framed, which a visitor's own picture must match: 'centre-of-mass' fits the ink into
 * the middle (20 of 28 pixels) and centres its mass, 'whole-frame' fills the frame and centres the rest.
 */
export type Framing = 'centre-of-mass' | 'whole-frame';

/** The pictures of a dataset. */
export interface ImageData extends ImageInput {
  readonly framing: Framing;
  /** Mean of a pixel in 0..1, over all pixels of the official training pictures. */
  readonly pixelMean: number;
  readonly pixelStd: number;
}

/** The texts of a dataset. */
export interface TextData extends TokenInput {
  /** The character that each token stands for; the first two are padding and what is unknown (`vocabularyOf`). */
  readonly symbols: readonly string[];
  /** Unicode's normal form whose characters are tokens; with NFKD, Hangul is read letter by letter. */
  readonly form: 'NFC' | 'NFKD';
}

/**
 * A dataset as plain data, without prose: its title is the text of `datasets.<id>`, its authors are in `credits.ts`.
 *
 * Its examples, pictures or texts, are in packed files, which the manifest describes. Everything that depends on the number of
 * classes or pictures follows from here.
 */
export interface DatasetSpec {
  readonly id: string;
  /** Name that a visitor gave to a dataset of their own. */
  readonly title?: string;
  /** What one example is; only the viewers of examples and what is offered depend on its kind. */
  readonly input: ImageData | TextData;
  /** K, 2 to 256. */
  readonly numClasses: number;
  /**
   * Names of the classes: 'digits' calls class k "k", in every language; 'translated' takes the text of
   * `classes.<id>.<k>`; a list has names that are the same in every language.
   */
  readonly classNames: 'digits' | 'translated' | readonly string[];
  /** Number of packed pictures by split. */
  readonly counts: Readonly<Record<Split, number>>;
  /**
   * Number of training pictures in the first file, as many of each class: a run that needs no more starts when they
   * are loaded. Missing if there is one file.
   */
  readonly firstTrain?: number;
  /** Number of training pictures of each class; missing if all have equally many, up to one. */
  readonly trainPerClass?: readonly number[];
  /** The dataset whose grey pictures these are in colours (`tint.ts`), and the share of training pictures in their class's tint. */
  readonly tint?: { readonly of: string; readonly share: number };
  /** Id of the model whose trained weights ship with the page, or null; other teachers are trained live. */
  readonly shippedTeacher: string | null;
  /** Path of the manifest relative to the page; the packed files are in the same folder. */
  readonly manifestPath: string;
}

/** Name of a dataset. @param translate title of one that comes with the page, by its id */
export const datasetTitle = (
  { id, title }: Pick<DatasetSpec, 'id' | 'title'>,
  translate: (id: string) => string,
) => title ?? translate(id);

/** All classes: 0 … K − 1. */
export const classesOf = ({ numClasses }: Pick<DatasetSpec, 'numClasses'>): readonly number[] =>
  Array.from({ length: numClasses }, (_, label) => label);

/**
 * The names of a dataset's classes.
 *
 * @param translate text of class k, for a dataset whose class names are translated
 */
export function classNamesOf(
  spec: Pick<DatasetSpec, 'numClasses' | 'classNames'>,
  translate: (label: number) => string,
): readonly string[] {
  const { classNames } = spec;
  if (classNames === 'translated') return classesOf(spec).map(translate);
  return classNames === 'digits' ? classesOf(spec).map(String) : classNames;
}

/** Number of training pictures of the classes that are not hidden; at least that many if no class has its own count. */
export function numTrainOf(spec: DatasetSpec, hiddenClasses: readonly number[]): number {
  const { counts, numClasses, trainPerClass } = spec;
  if (hiddenClasses.length === 0) return counts.train;
  if (!trainPerClass) return Math.floor(counts.train / numClasses) * (numClasses - hiddenClasses.length);
  return trainPerClass.reduce((sum, count, label) => sum + (hiddenClasses.includes(label) ? 0 : count), 0);
}
