import { useMemo } from 'react';
import { DigitPicture } from '../pictures/digit-picture.tsx';

const empty = new Uint8Array(28 * 28);

/** Shows the networks' input: 28 · 28 values 0..1; null for an empty canvas. */
export function SeenDigit({ pixels, name }: { readonly pixels: Float32Array | null; readonly name: string }) {
  const bytes = useMemo(
    () => (pixels ? Uint8Array.from(pixels, (value) => Math.round(value * 255)) : empty),
    [pixels],
  );
  return <DigitPicture pixels={bytes} name={name} />;
}
