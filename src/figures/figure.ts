import { withCopy } from './copy.ts';
import { inLightTheme } from './light.ts';
import { outlineTexts } from './outlines.ts';
import { svgElement } from './svg-element.ts';
import { drawElementAsSvg } from './walk.ts';

/** A figure as a file that needs nothing else. */
export interface StandaloneFigure {
  readonly svg: string;
  /** px */
  readonly width: number;
  readonly height: number;
  /** Letters that are not outlined, and look as the reader's own fonts have them. */
  readonly plain: readonly string[];
}

/** Space right of and below what overflows the figure's own box, px. */
const MARGIN = 16;

/**
 * Draws a figure of the page as an SVG that stands alone: shapes, embedded pictures and outlined texts on white.
 *
 * @param stamp lines below the figure
 */
export async function standaloneFigure(
  figure: HTMLElement,
  title: string,
  stamp: readonly string[],
): Promise<StandaloneFigure> {
  const { drawing, own } = inLightTheme(() =>
    withCopy(figure, stamp, (copy) => ({
      drawing: drawElementAsSvg(copy),
      own: copy.getBoundingClientRect(),
    })),
  );
  const reach = (end: number, ownEnd: number) => Math.ceil(end > ownEnd + 0.5 ? end + MARGIN : ownEnd);
  const [width, height] = [reach(drawing.right, own.width), reach(drawing.bottom, own.height)];
  const { svg, defs, lines } = drawing;
  const plain = await outlineTexts(lines);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    svg.setAttribute(name, String(value));
  const [heading, description] = [svgElement('title'), svgElement('desc')];
  heading.textContent = title;
  description.textContent = stamp.join('\n');
  svg.prepend(heading, description, svgElement('rect', { width, height, fill: '#ffffff' }));
  if (defs.childElementCount === 0) defs.remove();
  return { svg: new XMLSerializer().serializeToString(svg), width, height, plain };
}
