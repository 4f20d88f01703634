import { useEffect, useRef } from 'react';
import { entryAt } from '@/core/checked.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import styles from './network-picture.module.css';

/** Maximum number of maps shown: more would be too small. */
export const MAX_MAPS = 16;
/** Cells per row of a vector. */
const CELLS = 32;

interface ValuesProps {
  /** Row by row. */
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  /** Value drawn as white. */
  readonly largest: number;
}

/** Draws values as grey: 0 is black, `largest` white; the rest of the last row stays empty. */
function ValuesCanvas({ values, width, height, largest }: ValuesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let index = 0; index < values.length; index++) {
      const grey = Math.round(255 * Math.min(1, Math.max(0, entryAt(values, index) / (largest || 1))));
      image.data.set([grey, grey, grey, 255], index * 4);
    }
    context.putImageData(image, 0, 0);
  }, [values, width, height, largest]);
  return <canvas ref={canvas} width={width} height={height} aria-hidden="true" />;
}

/** Extracts one channel of a flat map [H, W, C]. */
function channelOf({ shape, values }: TapValues, channel: number): Float32Array {
  const [height = 0, width = 0, channels = 1] = shape;
  return Float32Array.from({ length: height * width }, (_, place) =>
    entryAt(values, place * channels + channel),
  );
}

/** A layer's output: one picture per channel, all on one scale, the cells of a vector, or hidden states, a row per token. */
export function LayerMaps({ tap }: { readonly tap: TapValues }) {
  const [height = 0, width = 0, channels] = tap.shape;
  if (channels === undefined) {
    const largest = tap.values.reduce((most, value) => Math.max(most, value), 0);
    const cells = width || Math.min(CELLS, height);
    return (
      <div className={styles['vector']}>
        <ValuesCanvas
          values={tap.values}
          width={cells}
          height={Math.ceil(tap.values.length / Math.max(1, cells))}
          largest={largest}
        />
      </div>
    );
  }
  const maps = Array.from({ length: Math.min(MAX_MAPS, channels) }, (_, channel) => channelOf(tap, channel));
  const largest = maps.reduce((most, map) => map.reduce((more, value) => Math.max(more, value), most), 0);
  return (
    <div className={styles['maps']}>
      {maps.map((map, channel) => (
        // Channels are identified by their index.
        // oxlint-disable-next-line react/no-array-index-key
        <ValuesCanvas key={channel} values={map} width={width} height={height} largest={largest} />
      ))}
    </div>
  );
}
