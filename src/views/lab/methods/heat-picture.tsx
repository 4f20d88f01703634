import type { Lane } from '@/core/lane.ts';
import { ExampleView, useInput } from '../pictures/example-view.tsx';
import type { AttentionRow } from './attention-rows.ts';
import { MapCanvas } from './map-canvas.tsx';
import { heat } from './map-colours.ts';
import styles from './attention-maps.module.css';

interface HeatPictureProps {
  /** The picture as it is stored; null before one is loaded. */
  readonly pixels: Uint8Array | null;
  /** Null before it is known. */
  readonly row: AttentionRow | null;
  readonly lane: Lane;
}

/** A network's attention over the grey picture; labelled by the text beside it. */
export function HeatPicture({ pixels, row, lane }: HeatPictureProps) {
  const input = useInput();
  return (
    <span className={styles['picture']} data-actor={lane}>
      <span>
        {pixels && <ExampleView input={input} bytes={pixels} name="" />}
        {row && (
          <MapCanvas
            values={row.attention[lane].values}
            {...{ height: row.height, width: row.width, range: row.range }}
            colours={heat}
          />
        )}
      </span>
    </span>
  );
}
