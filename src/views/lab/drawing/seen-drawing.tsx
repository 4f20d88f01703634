import { useMemo } from 'react';
import type { ImageData } from '@/datasets/dataset-spec.ts';
import { bytesPerExample } from '@/core/input-spec.ts';
import { PictureView } from '../pictures/picture-view.tsx';

interface SeenDrawingProps {
  readonly input: ImageData;
  /** Values 0..1; null for an empty canvas. */
  readonly pixels: Float32Array | null;
  readonly name: string;
}

/** Shows the networks' input. */
export function SeenDrawing({ input, pixels, name }: SeenDrawingProps) {
  const bytes = useMemo(
    () =>
      pixels
        ? Uint8Array.from(pixels, (value) => Math.round(value * 255))
        : new Uint8Array(bytesPerExample(input)),
    [input, pixels],
  );
  return <PictureView input={input} bytes={bytes} name={name} />;
}
