import { DigitPicture } from './digit-picture.tsx';
import styles from './picture-strip.module.css';

interface StripPicture {
  readonly index: number;
  readonly label: number;
  readonly pixels: Uint8Array;
}

interface PictureStripProps<Picture extends StripPicture> {
  readonly name: string;
  readonly pictures: readonly Picture[];
  readonly selectedIndex: number | null;
  readonly nameOf: (picture: Picture) => string;
  readonly onSelect: (picture: Picture) => void;
}

/** Small pictures to choose from. */
export function PictureStrip<Picture extends StripPicture>({
  name,
  pictures,
  selectedIndex,
  nameOf,
  onSelect,
}: PictureStripProps<Picture>) {
  return (
    <div role="group" aria-label={name} className={styles['strip']}>
      {pictures.map((picture) => (
        <button
          key={picture.index}
          type="button"
          aria-label={nameOf(picture)}
          aria-pressed={picture.index === selectedIndex}
          onClick={() => onSelect(picture)}
        >
          <DigitPicture pixels={picture.pixels} name="" />
        </button>
      ))}
    </div>
  );
}
