import { paintAttributes } from './colour.ts';
import type { TextLine } from './drawing.ts';
import { glyphPath, readGlyphs, type Glyphs } from './glyphs/glyphs.ts';
import { svgElement } from './svg-element.ts';

/** The page's font, whose outlines are packed. */
const FAMILY = 'Noto Sans KR Variable';

let loading: Promise<Glyphs> | null = null;

async function load(): Promise<Glyphs> {
  const response = await fetch(new URL('./glyphs/noto-sans-kr.glyphs', import.meta.url));
  if (!response.ok || !response.body) throw new Error(`the outlines were answered with ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  return readGlyphs(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

/** The outlines, loaded with the first figure; null while they cannot be loaded. */
async function outlines(): Promise<Glyphs | null> {
  loading ??= load();
  try {
    return await loading;
  } catch {
    // The next figure tries again.
    loading = null;
    return null;
  }
}

/** Draws a halo of the line behind it, where letters lie on bars. */
function haloOf(path: string, colour: string): SVGElement {
  return svgElement('path', {
    d: path,
    fill: 'none',
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
    ...paintAttributes('stroke', colour),
  });
}

/** Replaces a line's text by its outlines. @returns the letters that have none */
function outlineLine({ element, font, letters, halo }: TextLine, glyphs: Glyphs): readonly string[] {
  const isKnown = font.families[0] === FAMILY;
  const paths = letters.map((letter) => (isKnown ? glyphPath(glyphs, letter.letter, letter, font) : null));
  const path = paths.join('');
  const plain = letters.filter((_, index) => paths[index] === null);
  if (path !== '') {
    const name = letters.map(({ letter }) => letter).join('');
    const drawn = svgElement('path', { d: path, role: 'img', 'aria-label': name });
    for (const key of ['fill', 'fill-opacity', 'transform']) {
      const value = element.getAttribute(key);
      if (value !== null) drawn.setAttribute(key, value);
    }
    if (halo !== null) element.before(haloOf(path, halo));
    element.before(drawn);
  }
  if (plain.length === 0) element.remove();
  else {
    element.textContent = plain.map(({ letter }) => letter).join('');
    element.setAttribute('x', plain.map(({ x }) => x.toFixed(2)).join(' '));
    element.setAttribute('y', plain.map(({ y }) => y.toFixed(2)).join(' '));
  }
  return plain.map(({ letter }) => letter);
}

/**
 * Replaces texts by the outlines of their letters, so that they look the same where no such font is installed.
 *
 * @returns letters that stay text, as the outlines lack them or could not be loaded
 */
export async function outlineTexts(lines: readonly TextLine[]): Promise<readonly string[]> {
  const glyphs = (await outlines()) ?? new Map<number, never>();
  return [...new Set(lines.flatMap((line) => outlineLine(line, glyphs)))];
}
