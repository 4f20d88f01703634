/** The two parts of a dataset: training and evaluation. */
export type Split = 'train' | 'test';

/**
 * How the pictures were framed, which a visitor's own picture must match: 'centre-of-mass' fits the ink into
 * 20 × 20 and centres its mass, 'whole-frame' fills the frame and centres the rest.
 */
export type Framing = 'centre-of-mass' | 'whole-frame';

/** Name and address of a licence or a source. */
interface NamedLink {
  readonly name: string;
  readonly url: string;
}

/**
 * A dataset as plain data, without prose: its title is the text of `datasets.<id>`.
 *
 * Its pictures are in packed files, which the manifest describes.
 */
export interface DatasetSpec {
  readonly id: string;
  /** Size of one picture in pixels; channels is 1 for greyscale. */
  readonly shape: { readonly height: number; readonly width: number; readonly channels: number };
  readonly numClasses: number;
  /** 'digit': class k is called k, in every language. 'translated': its name is the text of `classes.<id>.<k>`. */
  readonly classNameStyle: 'digit' | 'translated';
  readonly framing: Framing;
  /** Number of packed pictures by split. */
  readonly counts: Readonly<Record<Split, number>>;
  /** Mean of a pixel in 0..1, over all pixels of the 60,000 official training pictures. */
  readonly pixelMean: number;
  readonly pixelStd: number;
  readonly licence: NamedLink;
  /** Authors, as they are to be credited. */
  readonly authors: string;
  readonly source: NamedLink;
  /** Id of the model whose trained weights ship with the page; other teachers are trained live. */
  readonly shippedTeacher: string;
  /** Path of the manifest relative to the page; the packed files are in the same folder. */
  readonly manifestPath: string;
}

/** Values, or bytes, per picture: height · width · channels. */
export function pixelsPerPicture({ height, width, channels }: DatasetSpec['shape']): number {
  return height * width * channels;
}
