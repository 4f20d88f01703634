import type { Lane } from '@/core/lane.ts';
import { DigitPicture } from '../pictures/digit-picture.tsx';
import type { AttentionRow } from './attention-rows.ts';
import { MapCanvas } from './map-canvas.tsx';
import { heat } from './map-colours.ts';
import styles from './attention-maps.module.css';

interface HeatPictureProps {
  /** 28 · 28 values 0..255; null before a picture is loaded. */
  readonly pixels: Uint8Array | null;
  /** Null before it is known. */
  readonly row: AttentionRow | null;
  readonly lane: Lane;
}

/** A network's attention over the grey picture; labelled by the text beside it. */
export function HeatPicture({ pixels, row, lane }: HeatPictureProps) {
  return (
    <span className={styles['picture']} data-actor={lane}>
      <span>
        {pixels && <DigitPicture pixels={pixels} name="" />}
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
