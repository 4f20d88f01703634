import { paint, paintAttributes } from './colour.ts';
import type { Drawing } from './drawing.ts';
import { gradientFill, readGradient } from './gradients.ts';
import { svgElement, type Attributes } from './svg-element.ts';

const sideNames = ['top', 'right', 'bottom', 'left'] as const;

interface Side {
  readonly width: number;
  readonly style: string;
  readonly colour: string;
}

const sidesOf = (style: CSSStyleDeclaration): readonly Side[] =>
  sideNames.map((side) => ({
    width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0,
    style: style.getPropertyValue(`border-${side}-style`),
    colour: style.getPropertyValue(`border-${side}-color`),
  }));

const isDrawn = ({ width, style, colour }: Side) =>
  width > 0 && style !== 'none' && style !== 'hidden' && paint(colour) !== null;

function strokeOf({ width, style, colour }: Side): Attributes {
  const dashes = style === 'dashed' ? `${width * 2} ${width * 1.4}` : style === 'dotted' ? `${width}` : null;
  return {
    ...paintAttributes('stroke', colour),
    'stroke-width': width,
    ...(dashes !== null && { 'stroke-dasharray': dashes }),
  };
}

/** A rotated element is drawn upright around its middle and turned. */
interface Turned {
  readonly rect: DOMRect;
  readonly turn: string | null;
}

/** The box of an element without its rotation. */
function uprightBox(element: HTMLElement, style: CSSStyleDeclaration): Turned {
  const rect = element.getBoundingClientRect();
  const [a = 1, b = 0] = /^matrix\(([^)]*)\)/.exec(style.transform)?.[1]?.split(',').map(Number) ?? [];
  if (Math.abs(b) < 1e-6) return { rect, turn: null };
  const [width, height] = [element.offsetWidth, element.offsetHeight];
  const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return { rect: new DOMRect(x - width / 2, y - height / 2, width, height), turn: String(degrees) };
}

/** Lines that `box-shadow` draws without blur, e.g. `rgb(0, 0, 0) 0px 1.5px 0px 0px inset`. */
function shadowLines(drawing: Drawing, shadow: string, rect: DOMRect, radius: number): SVGElement[] {
  const box = drawing.place(rect);
  return shadow.split(/,(?![^(]*\))/).flatMap((text): SVGElement[] => {
    const match = /^\s*(.+?) (-?[\d.]+)px (-?[\d.]+)px ([\d.]+)px (-?[\d.]+)px( inset)?$/.exec(text);
    const [, colour = '', x, y, blur, spread, inset] = match ?? [];
    if (!match || Number(blur) !== 0 || !paint(colour)) return [];
    const [across, down, width] = [Number(x), Number(y), Number(spread)];
    if (width > 0 && across === 0 && down === 0) {
      const by = inset === undefined ? -width / 2 : width / 2;
      return [
        svgElement('rect', {
          x: box.x + by,
          y: box.y + by,
          width: Math.max(0, box.width - 2 * by),
          height: Math.max(0, box.height - 2 * by),
          rx: Math.max(0, radius - by),
          fill: 'none',
          ...paintAttributes('stroke', colour),
          'stroke-width': width,
        }),
      ];
    }
    if (inset === undefined || down === 0) return [];
    const at = down > 0 ? box.y : box.y + box.height + down;
    const size = { x: box.x, y: at, width: box.width, height: Math.abs(down) };
    return [svgElement('rect', { ...size, ...paintAttributes('fill', colour) })];
  });
}

/** The fill of a background image with its size and position, if they are not the box's. */
function imageRect(drawing: Drawing, style: CSSStyleDeclaration, rect: DOMRect): SVGElement | null {
  const gradient = readGradient(style.backgroundImage);
  if (!gradient) return null;
  const box = drawing.place(rect);
  const [share = ''] = style.backgroundSize.split(' ');
  // `calc(100% / 4)` is the grid of a bar, which repeats.
  const isPart = /^[\d.]+(%|px)$/.test(share) && share !== '100%';
  const part = share.endsWith('%') ? (box.width * Number.parseFloat(share)) / 100 : Number.parseFloat(share);
  if (!isPart) return svgElement('rect', { ...box, fill: gradientFill(drawing, gradient, box) });
  if (style.backgroundRepeat.startsWith('no-repeat')) {
    const width = Math.min(box.width, part);
    return svgElement('rect', { ...box, width, fill: gradientFill(drawing, gradient, { ...box, width }) });
  }
  const group = svgElement('g');
  if (part <= 1) return group;
  for (let x = 0; x < box.width - 0.5; x += part) {
    const cell = { ...box, x: box.x + x, width: Math.min(part, box.width - x) };
    group.append(svgElement('rect', { ...cell, fill: gradientFill(drawing, gradient, cell) }));
  }
  return group;
}

/** Corner radius of a box, px. */
export const radiusOf = (style: CSSStyleDeclaration, { width, height }: DOMRect) => {
  const text = style.borderTopLeftRadius;
  const radius = Number.parseFloat(text) || 0;
  return Math.min(text.includes('%') ? (radius / 100) * width : radius, width / 2, height / 2);
};

/** Draws an element's background, borders and hard shadows. */
export function drawBox(
  drawing: Drawing,
  parent: SVGElement,
  element: HTMLElement,
  style: CSSStyleDeclaration,
) {
  const { rect, turn } = uprightBox(element, style);
  if (rect.width === 0 && rect.height === 0) return;
  const box = drawing.place(rect);
  const radius = radiusOf(style, rect);
  const shapes: SVGElement[] = [];
  const fill = paint(style.backgroundColor);
  if (fill && rect.height > 0)
    shapes.push(
      svgElement('rect', { ...box, rx: radius, ...paintAttributes('fill', style.backgroundColor) }),
    );
  const image = imageRect(drawing, style, rect);
  if (image) {
    if (radius > 0) image.setAttribute('rx', String(radius));
    shapes.push(image);
  }
  const sides = sidesOf(style);
  const [top] = sides;
  const isUniform = sides.every(
    (side) => side.width === top?.width && side.style === top.style && side.colour === top.colour,
  );
  if (top && isUniform && isDrawn(top)) {
    const half = top.width / 2;
    shapes.push(
      svgElement('rect', {
        x: box.x + half,
        y: box.y + half,
        width: Math.max(0, box.width - top.width),
        height: Math.max(0, box.height - top.width),
        rx: Math.max(0, radius - half),
        fill: 'none',
        ...strokeOf(top),
      }),
    );
  } else {
    for (const [index, side] of sides.entries()) {
      if (!isDrawn(side)) continue;
      const half = side.width / 2;
      const [left, up] = [box.x, box.y];
      const [right, down] = [left + box.width, up + box.height];
      const ends = [
        { x1: left, x2: right, y1: up + half, y2: up + half },
        { x1: right - half, x2: right - half, y1: up, y2: down },
        { x1: left, x2: right, y1: down - half, y2: down - half },
        { x1: left + half, x2: left + half, y1: up, y2: down },
      ][index];
      if (ends) shapes.push(svgElement('line', { ...ends, ...strokeOf(side) }));
    }
  }
  if (style.boxShadow !== 'none') shapes.push(...shadowLines(drawing, style.boxShadow, rect, radius));
  if (shapes.length === 0) return;
  drawing.reach(rect);
  if (turn === null) {
    parent.append(...shapes);
    return;
  }
  const middle = `${(box.x + box.width / 2).toFixed(2)} ${(box.y + box.height / 2).toFixed(2)}`;
  const group = svgElement('g', { transform: `rotate(${turn} ${middle})` });
  group.append(...shapes);
  parent.append(group);
}
