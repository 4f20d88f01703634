import type { ReactNode } from 'react';
import styles from './segments.module.css';
import { spotlight } from './spotlight.ts';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** Shown instead of the text, which is then the accessible name. */
  readonly face?: ReactNode;
}

interface SegmentsProps<Value extends string> {
  /** Name of the group. */
  readonly name: string;
  readonly value: Value;
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** Id by which a lesson points at the group. */
  readonly spotlight?: string;
}

/** A segmented control: a radio group with all options visible. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { name, value, options, onChange, spotlight: part } = props;
  return (
    <div
      role="group"
      aria-label={name}
      className={styles['toggle']}
      {...(part === undefined ? {} : spotlight(part))}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          {...(option.face ? { 'aria-label': option.text, title: option.text } : {})}
          onClick={() => onChange(option.value)}
        >
          {option.face ?? option.text}
        </button>
      ))}
    </div>
  );
}
