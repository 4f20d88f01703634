/** The part of opentype.js that scripts use; its typings on npm are of an older version. */
declare module 'opentype.js' {
  export interface Point {
    readonly x: number;
    readonly y: number;
    readonly onCurve: boolean;
    readonly lastPointOfContour?: boolean;
  }
  /** M and L with an end; Q with one point between, C with two; Z. */
  export interface Command {
    readonly type: string;
    readonly x?: number;
    readonly y?: number;
    readonly x1?: number;
    readonly y1?: number;
    readonly x2?: number;
    readonly y2?: number;
  }
  interface Glyph {
    readonly index: number;
    readonly points?: readonly Point[];
    readonly getPath: (
      x: number,
      y: number,
      size: number,
      options: { readonly variation?: { readonly wght: number } },
      font: Font,
    ) => { readonly commands: Command[] };
  }
  interface Font {
    readonly tables: { readonly cmap: { readonly glyphIndexMap: Readonly<Record<string, number>> } };
    readonly variation: {
      readonly getTransform: (glyph: Glyph, weight: { readonly wght: number }) => Glyph;
    };
    readonly charToGlyph: (letter: string) => Glyph;
  }
  const opentype: { readonly parse: (data: ArrayBuffer | SharedArrayBuffer) => Font };
  export default opentype;
}
