import { ownKinds, type OwnKind } from './kinds.ts';

/** Luma of red, green and blue (ITU-R BT.601). */
const luma = [0.299, 0.587, 0.114] as const;

/**
 * A picture of an example's size as the example's bytes. What can be seen through stands on white if it is dark, else on
 * black, so that it can be seen.
 *
 * @param rgba [side · side · 4], not premultiplied, as `getImageData` returns it
 */
export function exampleOfRgba(rgba: ArrayLike<number>, kind: OwnKind): Uint8Array<ArrayBuffer> {
  const { height, width, channels } = ownKinds[kind];
  const at = (place: number) => rgba[place] ?? 0;
  let [light, opacity] = [0, 0];
  const greyAt = (place: number) => luma[0] * at(place) + luma[1] * at(place + 1) + luma[2] * at(place + 2);
  for (let pixel = 0; pixel < height * width; pixel++) {
    light += greyAt(4 * pixel) * at(4 * pixel + 3);
    opacity += at(4 * pixel + 3);
  }
  const behind = light > 127.5 * opacity ? 0 : 255;
  const example = new Uint8Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const place = 4 * pixel;
    const alpha = at(place + 3) / 255;
    for (let channel = 0; channel < channels; channel++) {
      const value = channels === 1 ? greyAt(place) : at(place + channel);
      example[channels * pixel + channel] = Math.round(value * alpha + behind * (1 - alpha));
    }
  }
  return example;
}
