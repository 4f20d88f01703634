/** Line drawings on a 48 × 48 field: strokes take the colour of the text, eyes and noses are filled with it. */
const drawings = {
  dog: {
    strokes: [
      'M15 15C16 11 32 11 33 15L34 27C34 36 29.5 41 24 41S14 36 14 27Z',
      'M15.5 13.5C10 10 5.5 13 5.5 20C5.5 26 7.5 30.5 10.5 30.5C12.5 30.5 13.7 28 14 24.5',
      'M32.5 13.5C38 10 42.5 13 42.5 20C42.5 26 40.5 30.5 37.5 30.5C35.5 30.5 34.3 28 34 24.5',
      'M24 32V34.5M24 34.5C22.6 36.6 20.2 36.4 19.4 34.8M24 34.5C25.4 36.6 27.8 36.4 28.6 34.8',
    ],
    dots: [
      [19.5, 23, 1.7, 1.9],
      [28.5, 23, 1.7, 1.9],
      [24, 30, 3.1, 2.2],
    ],
  },
  cat: {
    strokes: [
      'M9.5 8.5L17 15C21.5 13.6 26.5 13.6 31 15L38.5 8.5C40 14 40.5 20 40.5 26C40.5 34.5 33.5 40 24 40S7.5 34.5 7.5 26C7.5 20 8 14 9.5 8.5Z',
      'M24 30.5V32.5M24 32.5C22.8 34.4 20.6 34.3 19.8 32.9M24 32.5C25.2 34.4 27.4 34.3 28.2 32.9',
      'M3 26L11.5 28M3.5 33.5L11.5 31.8M45 26L36.5 28M44.5 33.5L36.5 31.8',
    ],
    dots: [
      [17.8, 23.5, 1.5, 2.5],
      [30.2, 23.5, 1.5, 2.5],
      [24, 29.3, 2, 1.4],
    ],
  },
  car: {
    strokes: [
      'M9 34H6.5C5.4 34 4.5 33.1 4.5 32V27.5C4.5 25.6 5.6 24.4 7.5 23.9L13 22.4L17.6 14.6C18.3 13.5 19.2 13 20.5 13H29.6C30.9 13 31.8 13.4 32.6 14.4L38.8 22.4L41.2 23.1C42.8 23.6 43.5 24.8 43.5 26.4V32C43.5 33.1 42.6 34 41.5 34H39.5M29.5 34H19',
      'M13 22.4H38.8M25.5 13V22.4',
      'M14 29A5 5 0 1 0 14 39A5 5 0 1 0 14 29ZM34.5 29A5 5 0 1 0 34.5 39A5 5 0 1 0 34.5 29Z',
    ],
    dots: [
      [14, 34, 1.4, 1.4],
      [34.5, 34, 1.4, 1.4],
    ],
  },
} as const;

export type ConceptClass = keyof typeof drawings;

/** A dog, a cat or a car; the word stands beside it. */
export function ConceptIcon({ of }: { readonly of: ConceptClass }) {
  const { strokes, dots } = drawings[of];
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor">
      {strokes.map((path) => (
        <path key={path} d={path} strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
      ))}
      {dots.map(([cx, cy, rx, ry]) => (
        <ellipse key={cx} cx={cx} cy={cy} rx={rx} ry={ry} fill="currentColor" stroke="none" />
      ))}
    </svg>
  );
}
