import { useId } from 'react';
import styles from './slider.module.css';

interface SliderProps {
  /** The accessible name. */
  readonly name: string;
  readonly help?: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: 'linear' | 'log';
  /** Values worth stopping at: shown below the track, reached by a click and by Page Up and Page Down. */
  readonly stops: readonly number[];
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** Positions of the track: fine enough for a pointer, coarse enough for arrow keys. */
const POSITIONS = 200;

/** A native range input over a linear or logarithmic scale, with stops. */
export function Slider({ name, help, value, minimum, maximum, scale, stops, format, onChange }: SliderProps) {
  const id = useId();
  const isLog = scale === 'log';
  const toPosition = (at: number) =>
    POSITIONS *
    (isLog ? Math.log(at / minimum) / Math.log(maximum / minimum) : (at - minimum) / (maximum - minimum));
  const toValue = (position: number) => {
    const share = position / POSITIONS;
    const exact = isLog ? minimum * (maximum / minimum) ** share : minimum + share * (maximum - minimum);
    const nearest = stops.find((stop) => Math.abs(toPosition(stop) - position) < POSITIONS / 100);
    return nearest ?? Number(exact.toPrecision(isLog ? 3 : 2));
  };
  const jump = (event: React.KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    const next = event.key === 'PageUp' ? stops.find((at) => at > value) : stops.findLast((at) => at < value);
    if (next !== undefined) onChange(next);
  };
  return (
    <div className={styles['slider']}>
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id} className={styles['value']}>
        {format(value)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={POSITIONS}
        step={1}
        value={Math.round(toPosition(value))}
        aria-valuetext={format(value)}
        onChange={(event) => onChange(toValue(Number(event.target.value)))}
        onKeyDown={jump}
      />
      <div className={styles['stops']} aria-hidden="true">
        {stops.map((stop) => (
          <button
            key={stop}
            type="button"
            tabIndex={-1}
            style={{ left: `${(100 * toPosition(stop)) / POSITIONS}%` }}
            data-current={stop === value}
            onClick={() => onChange(stop)}
          >
            {format(stop)}
          </button>
        ))}
      </div>
      {help !== undefined && <p className={styles['help']}>{help}</p>}
    </div>
  );
}
