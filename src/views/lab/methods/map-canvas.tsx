import { useEffect, useRef } from 'react';
import { entryAt } from '@/core/checked.ts';
import { gradientOf, shareOf, type Colours } from './map-colours.ts';
import styles from './map-canvas.module.css';

interface MapCanvasProps {
  /** Flat [height · width]. */
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  /** Labels of the lowest and highest colour. */
  readonly range: readonly [number, number];
  readonly colours: Colours;
}

/** A map that fills its container, each cell one value; a text beside it gives its content. */
export function MapCanvas({ values, height, width, range, colours }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [low, high] = range;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      image.data.set(colours(shareOf(entryAt(values, at), [low, high])), at * 4);
    }
    context.putImageData(image, 0, 0);
  }, [values, height, width, low, high, colours]);
  return <canvas ref={canvas} className={styles['map']} width={width} height={height} aria-hidden="true" />;
}

interface MapScaleProps {
  readonly colours: Colours;
  readonly low: string;
  readonly high: string;
}

/** Colour scale from lowest to highest, with its end labels. */
export function MapScale({ colours, low, high }: MapScaleProps) {
  return (
    <span className={styles['scale']}>
      {low}
      <span style={{ '--colours': gradientOf(colours) }} aria-hidden="true" />
      {high}
    </span>
  );
}
