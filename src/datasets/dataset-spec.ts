/** The two parts of a dataset: what the students learn from, and what only measures them. */
export type Split = 'train' | 'test';

/**
 * How the pictures were put into their frame, and so how one from elsewhere has to be: 'centre-of-mass' fits the ink
 * into 20 × 20 and balances it in the middle, 'whole-frame' fills the frame and centres what is left.
 */
export type Framing = 'centre-of-mass' | 'whole-frame';

/** Where a word on licence or source leads. */
interface NamedLink {
  readonly name: string;
  readonly url: string;
}

/**
 * A dataset as plain data, without prose: its title is the text of `datasets.<id>`.
 *
 * Its pictures stay in their packed files; what each file holds is said by the manifest.
 */
export interface DatasetSpec {
  readonly id: string;
  /** Of one picture, in pixels; channels is 1 for grey. */
  readonly shape: { readonly height: number; readonly width: number; readonly channels: number };
  readonly numClasses: number;
  /** 'digit': class k is called k, in every language. 'translated': its name is the text of `classes.<id>.<k>`. */
  readonly classNameStyle: 'digit' | 'translated';
  readonly framing: Framing;
  /** Pictures that are packed, by split. */
  readonly counts: Readonly<Record<Split, number>>;
  /** Of one pixel in 0..1, over all pixels of the 60,000 official training pictures. */
  readonly pixelMean: number;
  readonly pixelStd: number;
  readonly licence: NamedLink;
  /** Who made it, as they are to be named. */
  readonly authors: string;
  readonly source: NamedLink;
  /** The id of the model whose trained weights ship for it; any other teacher is trained live. */
  readonly shippedTeacher: string;
  /** Of the manifest, relative to where the page is served; the packed files lie beside it. */
  readonly manifestPath: string;
}

/** Values of one picture, or bytes: height · width · channels. */
export function pixelsPerPicture({ height, width, channels }: DatasetSpec['shape']): number {
  return height * width * channels;
}
