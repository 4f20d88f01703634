import { expect, it } from 'vitest';
import { Drawing } from './drawing.ts';
import { addLine } from './texts.ts';

it('writes a figure that can be read again, whatever letters and markup a name has', () => {
  const name = 'a\u0001\u001F<script>"&\uD800\uFFFF]]>';
  const drawing = new Drawing(document.body.getBoundingClientRect());
  const letters = Array.from(name, (letter, index) => ({ letter, x: index, y: 0 }));
  addLine(drawing, drawing.svg, letters, getComputedStyle(document.body), 'rgb(0, 0, 0)');
  const svg = new XMLSerializer().serializeToString(drawing.svg);
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(read.querySelector('parsererror, script')).toBeNull();
  expect(read.querySelector('text')?.textContent).toBe('a<script>"&]]>');
  expect(read.querySelector('text')?.getAttribute('x')?.split(' ')).toHaveLength(14);
});
