import { paintAttributes } from './colour.ts';
import type { Drawing } from './drawing.ts';
import { svgElement } from './svg-element.ts';

/** A linear gradient of a computed style. */
export interface Gradient {
  readonly isRepeating: boolean;
  /** Clockwise from upwards, degrees. */
  readonly angle: number;
  readonly stops: readonly { readonly colour: string; readonly at: string | null }[];
}

const sides: Readonly<Record<string, number>> = {
  'to top': 0,
  'to right': 90,
  'to bottom': 180,
  'to left': 270,
};

/** Splits at commas outside of brackets. */
function parts(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === ',' && depth === 0) {
      found.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...found, text.slice(start).trim()];
}

/** Reads the top layer of a computed `background-image`; null if it is not a linear gradient. */
export function readGradient(image: string): Gradient | null {
  const match = /^(repeating-)?linear-gradient\((.*)\)$/.exec(parts(image)[0] ?? '');
  if (!match) return null;
  const [first = '', ...rest] = parts(match[2] ?? '');
  const degrees = /^(-?[\d.]+)deg$/.exec(first)?.[1];
  const angle = degrees === undefined ? sides[first] : Number(degrees);
  const texts = angle === undefined ? [first, ...rest] : rest;
  const stops = texts.flatMap((text): Gradient['stops'] => {
    const [, colour = text, places = ''] = /^(.*?)((?:\s+-?[\d.]+(?:px|%))*)$/.exec(text) ?? [];
    const at = places.trim().split(/\s+/).filter(Boolean);
    return at.length === 0 ? [{ colour, at: null }] : at.map((place) => ({ colour, at: place }));
  });
  return { isRepeating: match[1] !== undefined, angle: angle ?? 180, stops };
}

/** Positions of the stops along a gradient line, px; missing ones are spread evenly. */
function positions({ stops }: Gradient, length: number): readonly number[] {
  return stops.map(({ at }, index) => {
    if (at === null) return (length * index) / Math.max(1, stops.length - 1);
    return at.endsWith('%') ? (length * Number.parseFloat(at)) / 100 : Number.parseFloat(at);
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Stripes of a repeating gradient as a pattern, which more programs draw than a repeated gradient. */
function stripes(drawing: Drawing, gradient: Gradient, { x, y, height }: Box): string {
  const at = positions(gradient, 0);
  const period = at.at(-1) ?? 1;
  const pattern = svgElement('pattern', {
    patternUnits: 'userSpaceOnUse',
    width: 8,
    height: period,
    // A gradient at 0° runs upwards from the lower edge.
    patternTransform: `translate(${x.toFixed(2)} ${(y + height).toFixed(2)}) rotate(${gradient.angle - 180})`,
  });
  for (let index = 0; index + 1 < at.length; index += 2) {
    const [from = 0, to = 0] = [at[index], at[index + 1]];
    const colour = paintAttributes('fill', gradient.stops[index]?.colour ?? 'transparent');
    pattern.append(svgElement('rect', { x: 0, y: from, width: 8, height: to - from, ...colour }));
  }
  return drawing.define(pattern);
}

/** Defines a gradient for a box. @returns the value for `fill` */
export function gradientFill(drawing: Drawing, gradient: Gradient, box: Box): string {
  if (gradient.isRepeating) return stripes(drawing, gradient, box);
  const radians = (gradient.angle * Math.PI) / 180;
  const [across, up] = [Math.sin(radians), -Math.cos(radians)];
  const length = Math.abs(box.width * across) + Math.abs(box.height * up);
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const element = svgElement('linearGradient', {
    gradientUnits: 'userSpaceOnUse',
    x1: middleX - (across * length) / 2,
    y1: middleY - (up * length) / 2,
    x2: middleX + (across * length) / 2,
    y2: middleY + (up * length) / 2,
  });
  const at = positions(gradient, length);
  for (const [index, { colour }] of gradient.stops.entries()) {
    const { fill, 'fill-opacity': opacity } = paintAttributes('fill', colour);
    element.append(
      svgElement('stop', {
        offset: String(Math.min(1, (at[index] ?? 0) / (length || 1))),
        'stop-color': fill === undefined || fill === 'none' ? '#ffffff' : fill,
        'stop-opacity': fill === 'none' ? '0' : (opacity ?? '1'),
      }),
    );
  }
  return drawing.define(element);
}
