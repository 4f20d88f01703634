/** Draws the consonants of Hangul: the outlines of typefaces, turned, bent, and in strokes of other widths. */
import { contoursOf, filled, withStrokes } from './glyph-ink.mjs';
import { families, outlinesOf } from './hangul-faces.mjs';

/** @typedef {{ next(): number, below(bound: number): number }} Random */
/** @typedef {import('./glyph-ink.mjs').Contour} Contour */

/** Longer side of a letter before it is made smaller, and the room around it for wider strokes, pixels. */
const letterSide = 80;
const margin = 14;
const side = letterSide + 2 * margin;

/** A value in −most … most. @param {Random} random @param {number} most */
const within = (random, most) => (2 * random.next() - 1) * most;

/**
 * Turns, slants, stretches and bends a letter, and scales it to the middle of the picture.
 *
 * @param {readonly Contour[]} contours
 * @param {Random} random
 * @returns {Contour[]}
 */
function distorted(contours, random) {
  const angle = within(random, Math.PI / 15);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const slant = within(random, 0.15);
  const stretch = Math.exp(within(random, 0.2));
  const waves = [0, 1].map(() => ({
    height: within(random, 0.03),
    length: 0.5 + random.next(),
    at: random.next(),
  }));
  const wave = (/** @type {number} */ which, /** @type {number} */ place) => {
    const { height = 0, length = 1, at = 0 } = waves[which] ?? {};
    return height * Math.sin(2 * Math.PI * (place * length + at));
  };
  /** @param {readonly Contour[]} lines @returns {Contour[]} */
  const fitted = (lines) => {
    const points = lines.flat();
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
    const scale = 1 / Math.max(width, height);
    return lines.map((line) =>
      line.map(([x, y]) => [0.5 + (x - left - width / 2) * scale, 0.5 + (y - top - height / 2) * scale]),
    );
  };
  const bent = fitted(contours).map((line) =>
    line.map(([x, y]) => {
      const [bentX, bentY] = [x + wave(0, y), (y + wave(1, x)) * stretch];
      const slanted = bentX + slant * bentY;
      return /** @type {const} */ ([cos * slanted - sin * bentY, sin * slanted + cos * bentY]);
    }),
  );
  return fitted(bent).map((line) => line.map(([x, y]) => [margin + x * letterSide, margin + y * letterSide]));
}

/**
 * Moves a picture by up to a pixel each way; not out of its frame.
 *
 * @param {Float32Array} pixels [width · width]
 * @param {number} width
 * @param {Random} random
 */
function moved(pixels, width, random) {
  const [down, right] = [random.below(3) - 1, random.below(3) - 1];
  const inked = [...pixels.entries()].flatMap(([at, value]) => (value > 0 ? [at] : []));
  const isKept = (/** @type {number[]} */ places, /** @type {number} */ by) =>
    Math.min(...places) + by >= 0 && Math.max(...places) + by < width;
  const rows = isKept(inked.map((at) => Math.floor(at / width)), down) ? down : 0; // prettier-ignore
  const columns = isKept(inked.map((at) => at % width), right) ? right : 0; // prettier-ignore
  const shifted = new Float32Array(pixels.length);
  for (const at of inked) shifted[at + rows * width + columns] = pixels[at] ?? 0;
  return shifted;
}

/**
 * The pictures of one split, equally many of each family, letter by letter.
 *
 * @param {'train' | 'test'} split
 * @param {readonly string[]} letters the classes
 * @param {number} count pictures
 * @param {Record<string, any>} app `framing` and `random` of the page
 * @param {object} frame of the dataset
 * @returns {Promise<import('./idx-sources.mjs').Split>}
 */
async function splitOf(split, letters, count, app, frame) {
  const outlines = await Promise.all(families[split].map((family) => outlinesOf(family, letters)));
  const perLetter = count / letters.length;
  const { width } = /** @type {{ width: number }} */ (frame);
  const images = new Uint8Array(count * width ** 2);
  const labels = new Uint8Array(count);
  /** The typeface. */
  const groups = new Uint8Array(count);
  for (const [label, letter] of letters.entries()) {
    const random = app['random'].randomStream(2015, `${split}/${letter}`);
    for (let number = 0; number < perLetter; number++) {
      const faces = outlines[number % outlines.length] ?? [];
      const commands = faces[Math.floor(number / outlines.length) % faces.length]?.[label] ?? [];
      const ink = filled(distorted(contoursOf(commands), random), side);
      // 1.8 to 3.5 of 28 pixels across: from a fine pen to the page's thick brush.
      const values = withStrokes(ink, side, 3.6 + 3.4 * random.next());
      const pixels = moved(
        app['framing'].framed({ width: side, height: side, values }, frame),
        width,
        random,
      );
      const place = label * perLetter + number;
      images.set(Uint8Array.from(pixels, (value) => Math.round(255 * value)), place * width ** 2); // prettier-ignore
      labels[place] = label;
      groups[place] = number % outlines.length;
    }
  }
  return { images, labels, count, groups };
}

/**
 * @param {{ input: object, classNames: readonly string[], counts: { train: number, test: number } }} spec
 * @param {Record<string, any>} app
 * @returns {Promise<import('./idx-sources.mjs').FullDataset>}
 */
export async function hangulPictures({ input, classNames, counts }, app) {
  return {
    train: await splitOf('train', classNames, counts.train, app, input),
    test: await splitOf('test', classNames, counts.test, app, input),
  };
}
