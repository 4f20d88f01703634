import { useId, useRef } from 'react';
import { nudged, shareOf, valueAt, type SliderScale } from './slider-scale.ts';
import styles from './slider.module.css';
import { useDraft } from './use-draft.ts';

interface SliderProps extends SliderScale {
  /** The accessible name. */
  readonly name: string;
  /** The sign that stands for it in formulas, e.g. T. */
  readonly symbol?: string;
  readonly help?: string;
  readonly value: number;
  /** Values worth stopping at: shown below the track, reached by a click and by Page Up and Page Down. */
  readonly stops: readonly number[];
  readonly format: (value: number) => string;
  /** 'rest': for what is costly to change, only once the hand is still. */
  readonly commit?: 'move' | 'rest';
  readonly onChange: (value: number) => void;
}

/** How near to a stop a pointer is taken for it, px. */
const SNAP_PX = 7;
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * A native range input under a track of our own, which may be logarithmic.
 *
 * The native input keeps the value itself (T = 4 is 4, not a place on the track), so that screen readers and
 * scripts read and set the number that is meant; pointer and keys are translated here.
 */
export function Slider(props: SliderProps) {
  const {
    name,
    symbol,
    help,
    minimum,
    maximum,
    scale,
    finest,
    step,
    stops,
    format,
    commit = 'move',
    onChange,
  } = props;
  const id = useId();
  const isDragged = useRef(false);
  const draft = useDraft(props.value, onChange, commit === 'rest');
  const { value, move, settle } = draft;
  const limits: SliderScale = { minimum, maximum, scale, finest, step };

  const follow = (event: React.PointerEvent<HTMLInputElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    // A page that is not laid out has no width, and nothing can be pointed at.
    if (width > 0) move(valueAt((event.clientX - left) / width, limits, stops, SNAP_PX / width));
  };
  const release = () => {
    isDragged.current = false;
    settle();
  };
  const press = (event: React.KeyboardEvent) => {
    const direction = arrows[event.key];
    const jump = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : null;
    if (direction !== undefined) move(nudged(value, direction, limits));
    else if (jump === 1) move(stops.find((stop) => stop > value) ?? maximum);
    else if (jump === -1) move(stops.findLast((stop) => stop < value) ?? minimum);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['slider']} style={{ '--share': shareOf(value, limits) }}>
      <p className={styles['head']}>
        <label htmlFor={id}>{name}</label>
        {symbol !== undefined && (
          <i className={styles['symbol']} aria-hidden="true">
            {symbol}
          </i>
        )}
        {help !== undefined && <small id={`${id}-help`}>{help}</small>}
        {/* The input says its value itself. */}
        <output htmlFor={id} aria-live="off">
          {format(value)}
        </output>
      </p>
      <div className={styles['track']}>
        <input
          id={id}
          type="range"
          min={minimum}
          max={maximum}
          step="any"
          value={value}
          aria-valuetext={format(value)}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          onChange={(event) => isDragged.current || move(Number(event.target.value))}
          onKeyDown={press}
          onBlur={settle}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            isDragged.current = true;
            event.currentTarget.setPointerCapture(event.pointerId);
            follow(event);
          }}
          onPointerMove={(event) => isDragged.current && follow(event)}
          onPointerUp={release}
          onPointerCancel={release}
        />
        <span className={styles['rail']} />
        <span className={styles['thumb']} />
      </div>
      <div className={styles['stops']} aria-hidden="true">
        {stops.map((stop) => (
          <button
            key={stop}
            type="button"
            tabIndex={-1}
            style={{ '--share': shareOf(stop, limits) }}
            data-current={stop === value}
            onClick={() => {
              move(stop);
              settle();
            }}
          >
            {format(stop)}
          </button>
        ))}
      </div>
    </div>
  );
}
