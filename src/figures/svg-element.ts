const SVG = 'http://www.w3.org/2000/svg';

/** Rounds a length to hundredths of a px. */
const px = (length: number) => String(Math.round(length * 100) / 100);

export type Attributes = Readonly<Record<string, string | number>>;

let paper: XMLDocument | null = null;

/**
 * Creates an SVG element; numbers are rounded lengths.
 *
 * It belongs to a document of its own: in the page's, an embedded picture would be loaded, which the policy forbids.
 */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
): SVGElementTagNameMap[Name] {
  paper ??= document.implementation.createDocument(SVG, 'svg');
  const element = paper.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, typeof value === 'number' ? px(value) : value);
  return element;
}
