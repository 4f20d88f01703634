import { svgElement } from './svg-element.ts';

/** Font of a text, from its computed style. */
export interface TextFont {
  /** Families in order, without quotes. */
  readonly families: readonly string[];
  /** 100..900 */
  readonly weight: number;
  readonly isItalic: boolean;
  /** px */
  readonly size: number;
}

/** A line of text, each letter at the place that the browser gave it. */
export interface TextLine {
  readonly element: SVGTextElement;
  readonly font: TextFont;
  /** Letters with the left end of their baseline. */
  readonly letters: readonly { readonly letter: string; readonly x: number; readonly y: number }[];
  /** Colour of a halo behind the letters. */
  readonly halo: string | null;
}

/** A figure drawn as SVG, with its texts still as text. */
export class Drawing {
  readonly svg = svgElement('svg');
  readonly defs = svgElement('defs');
  readonly lines: TextLine[] = [];
  /** Right and lower end of everything drawn, px. */
  right = 0;
  bottom = 0;
  readonly #origin: DOMRect;
  #numIds = 0;

  /** @param origin its top left corner is the drawing's */
  constructor(origin: DOMRect) {
    this.#origin = origin;
    this.svg.append(this.defs);
  }

  get left() {
    return this.#origin.left;
  }

  get top() {
    return this.#origin.top;
  }

  /** A rectangle on the screen, in the drawing. */
  place({ left, top, width, height }: DOMRect) {
    return { x: left - this.left, y: top - this.top, width, height };
  }

  /** Extends the drawing to hold a rectangle of the screen. */
  reach({ right, bottom }: DOMRect): void {
    this.right = Math.max(this.right, right - this.left);
    this.bottom = Math.max(this.bottom, bottom - this.top);
  }

  /** Adds a definition, and returns the reference to it. */
  define(element: SVGElement): string {
    this.#numIds += 1;
    element.id = `figure-${this.#numIds}`;
    this.defs.append(element);
    return `url(#${element.id})`;
  }
}
