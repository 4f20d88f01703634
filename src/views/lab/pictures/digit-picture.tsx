import { useEffect, useRef } from 'react';
import styles from './digit-picture.module.css';

interface DigitPictureProps {
  /** 28 · 28 values 0..255, row by row. */
  readonly pixels: Uint8Array;
  /** Accessible name; empty if there is a visible name beside it. */
  readonly name: string;
}

const SIDE = 28;

/** A picture of the dataset that fills its container, with crisp pixels. */
export function DigitPicture({ pixels, name }: DigitPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(SIDE, SIDE);
    for (const [index, value] of pixels.entries()) image.data.set([value, value, value, 255], index * 4);
    context.putImageData(image, 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      className={styles['picture']}
      width={SIDE}
      height={SIDE}
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    />
  );
}
