import { useId, useRef } from 'react';
import { nudged, shareOf, valueAt, type SliderScale } from './slider-scale.ts';
import { descriptions } from './descriptions.ts';
import { RestartMark } from './restart-mark.tsx';
import styles from './slider.module.css';
import { useDraft } from './use-draft.ts';
import { useDrag } from './use-drag.ts';

interface SliderProps extends SliderScale {
  /** The accessible name. */
  readonly name: string;
  /** Symbol in formulas, e.g. T. */
  readonly symbol?: string;
  readonly help?: string;
  readonly value: number;
  /** Notable values: shown below the track, reached by a click and by Page Up and Page Down. */
  readonly stops: readonly number[];
  readonly format: (value: number) => string;
  /** 'rest' commits only when a key rests or the pointer is lifted, for costly changes. */
  readonly commit?: 'move' | 'rest';
  /** Whether a change restarts the run. */
  readonly restarts?: boolean;
  readonly onChange: (value: number) => void;
}

/** Snapping distance of a pointer to a stop, px. */
const SNAP_PX = 7;
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * A native range input under a custom track, which may be logarithmic.
 *
 * The native input holds the value (T = 4 is 4, not a track position), so that screen readers and scripts
 * read
 * and set the real number; this component maps pointer and keys to it. The track handles the pointer: the
 * native input would use a linear scale, and would also follow a finger that scrolls.
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
    restarts = false,
    onChange,
  } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const valueBefore = useRef(props.value);
  const { value, move, settle, discard } = useDraft(props.value, onChange, commit === 'rest');
  const limits: SliderScale = { minimum, maximum, scale, finest, step };

  const drag = useDrag<HTMLDivElement>({
    begin: () => {
      settle();
      valueBefore.current = value;
      input.current?.focus({ preventScroll: true });
    },
    follow: ({ currentTarget, clientX }) => {
      const { left, width } = currentTarget.getBoundingClientRect();
      // Without layout the width is 0, and no position can be computed.
      if (width > 0) move(valueAt((clientX - left) / width, limits, stops, SNAP_PX / width), true);
    },
    end: settle,
    cancel: () => {
      if (commit === 'rest') discard();
      else move(valueBefore.current);
    },
  });
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
        {restarts && <RestartMark id={`${id}-restarts`} />}
        {help !== undefined && <small id={`${id}-help`}>{help}</small>}
        {/* Hidden from screen readers: the input announces its value. */}
        <output htmlFor={id} aria-live="off">
          {format(value)}
        </output>
      </p>
      {/* The keyboard uses the input inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className={styles['track']} onMouseDown={(event) => event.preventDefault()} {...drag}>
        <input
          ref={input}
          id={id}
          type="range"
          min={minimum}
          max={maximum}
          step="any"
          value={value}
          aria-valuetext={format(value)}
          aria-describedby={descriptions(id, { help, restarts })}
          onChange={(event) => move(Number(event.target.value))}
          onKeyDown={press}
          onBlur={settle}
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
