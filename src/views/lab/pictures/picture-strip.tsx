import { useEffect, useRef } from 'react';
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

/** The index after a key press in rows of `columns`; null for other keys. */
function placeAfter(key: string, place: number, count: number, columns: number): number | null {
  const places: Readonly<Record<string, number | undefined>> = {
    ArrowRight: place + 1,
    ArrowLeft: place - 1,
    ArrowDown: place + columns,
    ArrowUp: place - columns,
    Home: 0,
    End: count - 1,
  };
  const next = places[key];
  if (next === undefined) return null;
  return next >= 0 && next < count ? next : place;
}

/** Number of pictures in the first of the rows into which the strip wraps. */
function columnsOf(buttons: readonly HTMLElement[]): number {
  const wrapped = buttons.findIndex(({ offsetTop }) => offsetTop !== buttons[0]?.offsetTop);
  return wrapped < 0 ? buttons.length : wrapped;
}

/**
 * Small pictures to choose from, in one row or several: one Tab stop, with arrow keys inside.
 *
 * Arrow keys select immediately, to browse the pictures.
 */
export function PictureStrip<Picture extends StripPicture>(props: PictureStripProps<Picture>) {
  const { name, pictures, selectedIndex, nameOf, onSelect } = props;
  const strip = useRef<HTMLDivElement>(null);
  const selectedPlace = pictures.findIndex(({ index }) => index === selectedIndex);
  const tabStop = Math.max(0, selectedPlace);
  useEffect(() => {
    const row = strip.current;
    const button = row?.children[selectedPlace];
    if (!row || !(button instanceof HTMLElement)) return;
    // Not scrollIntoView: it would also scroll the page to an off-screen strip.
    const left = button.offsetLeft - row.offsetLeft;
    const right = left + button.offsetWidth;
    if (left < row.scrollLeft) row.scrollLeft = left;
    else if (right > row.scrollLeft + row.clientWidth) row.scrollLeft = right - row.clientWidth;
  }, [selectedPlace]);
  const move = (event: React.KeyboardEvent, from: number) => {
    const buttons = [...(strip.current?.querySelectorAll('button') ?? [])];
    const place = placeAfter(event.key, from, pictures.length, columnsOf(buttons));
    const picture = place === null ? undefined : pictures[place];
    if (place === null || !picture) return;
    event.preventDefault();
    buttons[place]?.focus();
    if (place !== from) onSelect(picture);
  };
  return (
    <div ref={strip} role="toolbar" aria-label={name} className={styles['strip']}>
      {pictures.map((picture, place) => (
        <button
          key={picture.index}
          type="button"
          tabIndex={place === tabStop ? 0 : -1}
          aria-label={nameOf(picture)}
          aria-pressed={place === selectedPlace}
          onClick={() => onSelect(picture)}
          onKeyDown={(event) => move(event, place)}
        >
          <DigitPicture pixels={picture.pixels} name="" />
        </button>
      ))}
    </div>
  );
}
