import type { ReadPicture } from '@/datasets/own/collect.ts';
import { ownKinds, type OwnKind } from '@/datasets/own/kinds.ts';
import { exampleOfRgba } from '@/datasets/own/reduce.ts';

/** The middle square of a picture or a video frame as an example. */
export function exampleOfImage(
  image: CanvasImageSource,
  width: number,
  height: number,
  kind: OwnKind,
): Uint8Array<ArrayBuffer> {
  const target = ownKinds[kind];
  const canvas = document.createElement('canvas');
  canvas.width = target.width;
  canvas.height = target.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const side = Math.min(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    image,
    (width - side) / 2,
    (height - side) / 2,
    side,
    side,
    0,
    0,
    target.width,
    target.height,
  );
  return exampleOfRgba(context.getImageData(0, 0, target.width, target.height).data, kind);
}

/** Decodes pictures in the browser, as examples of this kind. */
export const pictureReader =
  (kind: OwnKind): ReadPicture =>
  async (bytes, { type }) => {
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    try {
      return exampleOfImage(bitmap, bitmap.width, bitmap.height, kind);
    } finally {
      bitmap.close();
    }
  };
