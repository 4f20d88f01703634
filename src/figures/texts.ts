import { paint, paintAttributes } from './colour.ts';
import type { Drawing, TextFont, TextLine } from './drawing.ts';
import { svgElement } from './svg-element.ts';

/** Reads the font of a computed style. */
export function fontOf(style: CSSStyleDeclaration): TextFont {
  return {
    families: style.fontFamily.split(',').map((family) => family.trim().replaceAll(/^["']|["']$/g, '')),
    weight: Number(style.fontWeight) || 400,
    isItalic: style.fontStyle !== 'normal',
    size: Number.parseFloat(style.fontSize),
  };
}

const context = document.createElement('canvas').getContext('2d');
const shares = new Map<string, number>();

/** Share of a line's content box that is above the baseline. */
export function ascentShare({ families, weight, size }: TextFont): number {
  const font = `${weight} ${size}px ${families.map((family) => JSON.stringify(family)).join(', ')}`;
  const found = shares.get(font);
  if (found !== undefined) return found;
  if (!context) return 0.8;
  context.font = font.replaceAll(/"(system-ui|sans-serif|serif|monospace|ui-monospace)"/g, '$1');
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x');
  const share = above / (above + below || 1);
  shares.set(font, share);
  return share;
}

type Letter = TextLine['letters'][number];

/** Letters that XML can't hold: a name that was pasted or imported may have them. */
const isUnwritable = ({ letter }: Letter) => /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(letter);

/**
 * Adds a line as text, each letter at its place.
 *
 * @param attributes further ones, as the transform
 */
export function addLine(
  drawing: Drawing,
  parent: SVGElement,
  given: readonly Letter[],
  style: CSSStyleDeclaration,
  colour: string,
  attributes: Readonly<Record<string, string>> = {},
): void {
  const letters = given.filter((each) => !isUnwritable(each));
  if (letters.length === 0 || !paint(colour)) return;
  const font = fontOf(style);
  const element = svgElement('text', {
    x: letters.map(({ x }) => x.toFixed(2)).join(' '),
    y: letters.map(({ y }) => y.toFixed(2)).join(' '),
    'font-family': font.families.join(', '),
    'font-size': font.size,
    ...(font.weight !== 400 && { 'font-weight': String(font.weight) }),
    ...(font.isItalic && { 'font-style': 'italic' }),
    ...paintAttributes('fill', colour),
    ...attributes,
  });
  element.textContent = letters.map(({ letter }) => letter).join('');
  parent.append(element);
  const halo = style.textShadow === 'none' ? null : /^(\w+\([^)]*\)|#\w+|\w+)/.exec(style.textShadow)?.[1];
  drawing.lines.push({ element, font, letters, halo: halo ?? null });
}

/** Adds the lines of a text node where the browser has set them. */
export function drawText(drawing: Drawing, parent: SVGElement, node: Text, style: CSSStyleDeclaration): void {
  const ascent = ascentShare(fontOf(style));
  const range = document.createRange();
  let line: Letter[] = [];
  let top: number | null = null;
  const end = () => {
    addLine(drawing, parent, line, style, style.color);
    line = [];
  };
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    at += letter.length;
    range.setEnd(node, at);
    const rect = [...range.getClientRects()].at(-1);
    if (!rect || rect.width === 0 || letter.trim() === '') continue;
    if (top !== null && Math.abs(rect.top - top) > 1) end();
    top = rect.top;
    drawing.reach(rect);
    line.push({ letter, x: rect.left - drawing.left, y: rect.top - drawing.top + ascent * rect.height });
  }
  end();
}
