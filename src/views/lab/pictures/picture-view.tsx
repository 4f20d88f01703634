import { useEffect, useRef } from 'react';
import { bytesPerExample } from '@/core/input-spec.ts';
import type { ImageData } from '@/datasets/dataset-spec.ts';
import styles from './picture-view.module.css';

interface PictureViewProps {
  readonly input: ImageData;
  /** height · width · channels values 0..255, row by row. */
  readonly bytes: Uint8Array;
  /** Accessible name; empty if there is a visible name beside it. */
  readonly name: string;
}

/** A picture of the dataset, grey or coloured, that fills its container, with crisp pixels. */
export function PictureView({ input, bytes, name }: PictureViewProps) {
  const { height, width, channels } = input;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    // Pictures of the dataset before, until the new one's have come.
    if (!context || bytes.length !== bytesPerExample(input)) return;
    const image = context.createImageData(width, height);
    for (let place = 0; place < width * height; place++) {
      const first = place * channels;
      const colour = [0, 1, 2].map((channel) => bytes[first + (channels === 1 ? 0 : channel)] ?? 0);
      image.data.set([...colour, 255], place * 4);
    }
    context.putImageData(image, 0, 0);
  }, [bytes, channels, height, input, width]);
  return (
    <canvas
      ref={canvas}
      className={styles['picture']}
      width={width}
      height={height}
      style={{ aspectRatio: `${width} / ${height}` }}
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    />
  );
}
