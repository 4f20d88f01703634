import { useEffect, useRef } from 'react';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { placeInGrid } from '@/ui/grid-keys.ts';
import { ExampleView } from './example-view.tsx';
import styles from './picture-strip.module.css';

interface StripPicture {
  readonly index: number;
  readonly label: number;
  readonly pixels: Uint8Array;
}

interface PictureStripProps<Picture extends StripPicture> {
  readonly input: DatasetSpec['input'];
  readonly name: string;
  readonly pictures: readonly Picture[];
  /** Whose places are kept until the pictures are there. */
  readonly numExpected: number;
  readonly selectedIndex: number | null;
  readonly nameOf: (picture: Picture) => string;
  readonly onSelect: (picture: Picture) => void;
}

/**
 * Small pictures to choose from, in one row or several: one Tab stop, with arrow keys inside.
 *
 * Arrow keys select immediately, to browse the pictures.
 */
export function PictureStrip<Picture extends StripPicture>(props: PictureStripProps<Picture>) {
  const { input, name, pictures, numExpected, selectedIndex, nameOf, onSelect } = props;
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
    const place = placeInGrid(event.key, from, buttons);
    const picture = place === null ? undefined : pictures[place];
    if (place === null || !picture) return;
    event.preventDefault();
    buttons[place]?.focus();
    if (place !== from) onSelect(picture);
  };
  return (
    <div ref={strip} role="toolbar" aria-label={name} className={styles['strip']} data-kind={input.kind}>
      {pictures.length === 0 &&
        Array.from({ length: numExpected }, (_, place) => <span key={place} aria-hidden="true" />)}
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
          <ExampleView input={input} bytes={picture.pixels} name="" />
        </button>
      ))}
    </div>
  );
}
