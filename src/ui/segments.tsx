import type { ReactNode } from 'react';
import styles from './segments.module.css';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** What is seen in the text's place; the text is its name then. */
  readonly face?: ReactNode;
}

interface SegmentsProps<Value extends string> {
  /** Of the choice as a whole. */
  readonly name: string;
  readonly value: Value;
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** By which a lesson finds it. */
  readonly spotlight?: string;
}

/** One of a few, all of them always in sight. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { name, value, options, onChange, spotlight } = props;
  return (
    <div role="group" aria-label={name} data-spotlight={spotlight} className={styles['toggle']}>
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
