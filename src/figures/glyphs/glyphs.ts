/** Outline of a character in the font's two packed weights, in thousandths of the text size, y upwards. */
interface Glyph {
  /** Flat [x, y] at weight 400. */
  readonly regular: Int16Array;
  /** Added at weight 700. */
  readonly bolder: Int16Array;
  /** 1 for a point on the curve, plus 2 at the end of a contour. */
  readonly flags: Uint8Array;
}

/** Outlines by code point. */
export type Glyphs = ReadonlyMap<number, Glyph>;

const UNITS = 1_000;
const [REGULAR, BOLD] = [400, 700] as const;

/** Reads whole numbers of seven bits a byte, as scripts/pack-outlines.mjs writes them. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('the outlines end too early');
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const value = this.next();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}

/** Reads unpacked outlines. */
export function readGlyphs(bytes: Uint8Array): Glyphs {
  const reader = new Reader(bytes);
  const count = reader.next();
  let code = 0;
  const codes = Array.from({ length: count }, () => (code += reader.next()));
  const glyphs = codes.map(() => {
    const length = reader.next();
    const [regular, bolder] = [new Int16Array(2 * length), new Int16Array(2 * length)];
    return { regular, bolder, flags: new Uint8Array(length) };
  });
  for (const { flags } of glyphs) for (let at = 0; at < flags.length; at++) flags[at] = reader.next();
  for (const axis of [0, 1]) {
    for (const { regular } of glyphs) {
      let value = 0;
      for (let at = axis; at < regular.length; at += 2) regular[at] = value += reader.signed();
    }
  }
  for (const axis of [0, 1])
    for (const { bolder } of glyphs)
      for (let at = axis; at < bolder.length; at += 2) bolder[at] = reader.signed();
  return new Map(glyphs.map((glyph, index) => [codes[index] ?? 0, glyph]));
}

/** Forbids a line break and is drawn as nothing. */
const WORD_JOINER = '\u2060';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

const middle = (one: Point, other: Point): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  isOn: true,
});
const pair = ({ x, y }: Point) => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;

/** A contour of a TrueType font: between two points off the curve lies one on it. */
function contourPath(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  const firstOn = points.findIndex(({ isOn }) => isOn);
  const start = firstOn < 0 ? middle(first, points.at(-1) ?? first) : (points[firstOn] ?? first);
  const rest = firstOn < 0 ? points : [...points.slice(firstOn + 1), ...points.slice(0, firstOn)];
  let path = `M${pair(start)}`;
  let control: Point | null = null;
  for (const point of rest) {
    if (control) path += `Q${pair(control)} ${pair(point.isOn ? point : middle(control, point))}`;
    else if (point.isOn) path += `L${pair(point)}`;
    control = point.isOn ? null : point;
  }
  return `${path}${control ? `Q${pair(control)} ${pair(start)}` : ''}Z`;
}

/**
 * SVG path of a character.
 *
 * @param place left end of its baseline, px
 * @param font size in px, weight 100..900
 * @returns null if the outlines do not have it
 */
export function glyphPath(
  glyphs: Glyphs,
  letter: string,
  place: { readonly x: number; readonly y: number },
  font: { readonly size: number; readonly weight: number },
): string | null {
  if (letter === WORD_JOINER) return '';
  const glyph = glyphs.get(letter.codePointAt(0) ?? -1);
  if (!glyph) return null;
  const { regular, bolder, flags } = glyph;
  const [scale, bold] = [font.size / UNITS, (font.weight - REGULAR) / (BOLD - REGULAR)];
  const value = (at: number) => scale * ((regular[at] ?? 0) + bold * (bolder[at] ?? 0));
  let path = '';
  let contour: Point[] = [];
  for (const [at, flag] of flags.entries()) {
    contour.push({
      x: place.x + value(2 * at),
      y: place.y - value(2 * at + 1),
      isOn: flag % 2 === 1,
    });
    if (flag < 2) continue;
    path += contourPath(contour);
    contour = [];
  }
  return path;
}
