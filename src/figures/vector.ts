import { paint, paintAttributes } from './colour.ts';
import type { Drawing } from './drawing.ts';
import { svgElement } from './svg-element.ts';
import { addLine, ascentShare, fontOf } from './texts.ts';

/** Attributes that hold geometry, kept as they are. */
const geometry = [
  'x y width height cx cy r rx ry x1 x2 y1 y2 d points id offset viewBox fx fy preserveAspectRatio',
  'transform gradientUnits gradientTransform spreadMethod patternUnits patternTransform clipPathUnits',
].flatMap((names) => names.split(' '));

/** Elements without a shape of their own. */
const containers = new Set(
  'g defs clipPath linearGradient radialGradient pattern stop svg marker'.split(' '),
);
const ignored = new Set(['title', 'desc', 'style', 'script', 'metadata', 'foreignObject']);

/** Paint of a shape: a colour, or the reference to a gradient or pattern of the same figure. */
function paintOf(name: 'fill' | 'stroke', value: string): Record<string, string> {
  const id = /^url\(["']?[^"'#]*#([^"')]+)["']?\)/.exec(value)?.[1];
  return id === undefined ? paintAttributes(name, value) : { [name]: `url(#${id})` };
}

/** The computed paint of an element as attributes. */
function look(style: CSSStyleDeclaration, isContainer: boolean): Record<string, string> {
  const opacity = Number(style.opacity);
  const found: Record<string, string> = opacity < 1 ? { opacity: String(opacity) } : {};
  if (isContainer) return found;
  Object.assign(found, paintOf('fill', style.fill), paintOf('stroke', style.stroke));
  const fade = (name: 'fill' | 'stroke', share: string) => {
    const both = Number(share) * Number(found[`${name}-opacity`] ?? 1);
    if (both < 1 && found[name] !== 'none') found[`${name}-opacity`] = String(Number(both.toFixed(3)));
  };
  fade('fill', style.fillOpacity);
  fade('stroke', style.strokeOpacity);
  if (found['stroke'] === 'none') return found;
  found['stroke-width'] = String(Number.parseFloat(style.strokeWidth));
  if (style.strokeDasharray !== 'none')
    found['stroke-dasharray'] = style.strokeDasharray.replaceAll('px', '').replaceAll(', ', ' ');
  if (style.strokeLinecap !== 'butt') found['stroke-linecap'] = style.strokeLinecap;
  if (style.strokeLinejoin !== 'miter') found['stroke-linejoin'] = style.strokeLinejoin;
  if (style.vectorEffect !== 'none') found['vector-effect'] = style.vectorEffect;
  return found;
}

/** Adds an SVG text letter by letter, as HTML texts are. */
function drawSvgText(drawing: Drawing, parent: SVGElement, element: SVGTextElement): void {
  const letters = Array.from(element.textContent ?? '');
  if (letters.length === 0 || element.getNumberOfChars() < letters.length) return;
  const style = getComputedStyle(element);
  const ascent = ascentShare(fontOf(style));
  let at = 0;
  const placed = letters.flatMap((letter) => {
    const { x, y, height } = element.getExtentOfChar(at);
    at += letter.length;
    return letter.trim() === '' ? [] : [{ letter, x, y: y + ascent * height }];
  });
  const transform = element.getAttribute('transform');
  addLine(drawing, parent, placed, style, style.fill, transform === null ? {} : { transform });
}

function drawNode(drawing: Drawing, parent: SVGElement, element: SVGElement): void {
  const name = element.localName;
  if (ignored.has(name)) return;
  const style = getComputedStyle(element);
  const isHidden = style.display === 'none' || (style.visibility !== 'visible' && !containers.has(name));
  if (isHidden && name !== 'defs') return;
  if (element instanceof SVGTextElement) {
    drawSvgText(drawing, parent, element);
    return;
  }
  const copy = svgElement(name as 'g');
  for (const key of geometry) {
    const value = element.getAttribute(key);
    if (value !== null) copy.setAttribute(key, value);
  }
  const clip = /url\(["']?[^"'#]*(#[^"')]+)["']?\)/.exec(element.getAttribute('clip-path') ?? '')?.[1];
  if (clip !== undefined) copy.setAttribute('clip-path', `url(${clip})`);
  if (name === 'stop') {
    const colour = paint(style.stopColor);
    copy.setAttribute('stop-color', colour?.colour ?? '#ffffff');
    copy.setAttribute('stop-opacity', String(Number(style.stopOpacity) * (colour?.opacity ?? 0)));
  } else {
    const found = look(style, containers.has(name));
    for (const [key, value] of Object.entries(found)) copy.setAttribute(key, value);
  }
  for (const child of element.children) if (child instanceof SVGElement) drawNode(drawing, copy, child);
  const isEmptyGroup = name === 'g' && copy.childElementCount === 0;
  if (!isEmptyGroup) parent.append(copy);
}

/** Adds an inline SVG: its shapes with their computed paint, in the figure's coordinates. */
export function drawVector(drawing: Drawing, parent: SVGElement, svg: SVGSVGElement): void {
  const matrix = svg.getScreenCTM();
  const rect = svg.getBoundingClientRect();
  if (!matrix || rect.width === 0 || rect.height === 0) return;
  drawing.reach(rect);
  const { a, b, c, d, e, f } = matrix;
  const numbers = [a, b, c, d, e - drawing.left, f - drawing.top].map((value) => Number(value.toFixed(4)));
  const group = svgElement('g', { transform: `matrix(${numbers.join(' ')})` });
  for (const child of svg.children) if (child instanceof SVGElement) drawNode(drawing, group, child);
  parent.append(group);
}
