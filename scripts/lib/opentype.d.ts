/** The part of opentype.js that scripts/pack-outlines.mjs uses; its typings on npm are of an older version. */
declare module 'opentype.js' {
  export interface Point {
    readonly x: number;
    readonly y: number;
    readonly onCurve: boolean;
    readonly lastPointOfContour?: boolean;
  }
  interface Glyph {
    readonly points?: readonly Point[];
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
