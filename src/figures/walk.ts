import { drawBox, radiusOf } from './boxes.ts';
import { Drawing } from './drawing.ts';
import { svgElement } from './svg-element.ts';
import { drawText } from './texts.ts';
import { drawVector } from './vector.ts';

/** Pixels of an embedded picture per px of the figure, so that small pictures keep their crisp cells. */
const PICTURE_SCALE = 2;

/** Embeds a canvas as a PNG image. */
function drawCanvas(drawing: Drawing, parent: SVGElement, canvas: HTMLCanvasElement, isCrisp: boolean): void {
  const rect = canvas.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0 || canvas.width === 0 || canvas.height === 0) return;
  const copy = document.createElement('canvas');
  copy.width = Math.max(canvas.width, Math.ceil(rect.width * PICTURE_SCALE));
  copy.height = Math.max(canvas.height, Math.ceil(rect.height * PICTURE_SCALE));
  const context = copy.getContext('2d');
  if (!context) return;
  context.imageSmoothingEnabled = !isCrisp;
  context.drawImage(canvas, 0, 0, copy.width, copy.height);
  drawing.reach(rect);
  parent.append(svgElement('image', { ...drawing.place(rect), href: copy.toDataURL('image/png') }));
}

/** A group that clips to an element's box. */
function clipped(drawing: Drawing, element: Element, style: CSSStyleDeclaration): SVGElement {
  const rect = element.getBoundingClientRect();
  const clip = svgElement('clipPath');
  clip.append(svgElement('rect', { ...drawing.place(rect), rx: radiusOf(style, rect) }));
  return svgElement('g', { 'clip-path': drawing.define(clip) });
}

function drawElement(drawing: Drawing, parent: SVGElement, element: Element): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || Number(style.opacity) === 0) return;
  const isVisible = style.visibility === 'visible';
  if (element instanceof SVGSVGElement) {
    if (isVisible) drawVector(drawing, parent, element);
    return;
  }
  if (!(element instanceof HTMLElement)) return;
  const rect = element.getBoundingClientRect();
  const isClipping = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  // Only for screen readers.
  if (isClipping && rect.width <= 1.5 && rect.height <= 1.5) return;
  let group = parent;
  if (Number(style.opacity) < 1) {
    group = svgElement('g', { opacity: style.opacity });
    parent.append(group);
  }
  if (element instanceof HTMLCanvasElement) {
    if (isVisible) drawCanvas(drawing, group, element, style.imageRendering === 'pixelated');
    return;
  }
  if (isVisible) drawBox(drawing, group, element, style);
  let inside = group;
  if (isClipping) {
    inside = clipped(drawing, element, style);
    group.append(inside);
  }
  for (const node of element.childNodes) {
    if (node instanceof Element) drawElement(drawing, inside, node);
    else if (node instanceof Text && isVisible && node.data.trim() !== '')
      drawText(drawing, inside, node, style);
  }
  if (inside !== group && inside.childElementCount === 0) inside.remove();
}

/** Draws an element of the page as SVG shapes and texts, as it stands on the screen. */
export function drawElementAsSvg(element: HTMLElement): Drawing {
  const drawing = new Drawing(element.getBoundingClientRect());
  drawElement(drawing, drawing.svg, element);
  drawing.reach(element.getBoundingClientRect());
  return drawing;
}
