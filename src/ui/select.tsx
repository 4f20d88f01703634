import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

interface SelectProps {
  readonly name: string;
  /** Where what is chosen speaks for itself: the name is then heard and not seen. */
  readonly isNameHidden?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** The lane whose colour marks the field. */
  readonly actor?: 'teacher' | 'student';
  /** What stands at the end of the label's line. */
  readonly beside?: ReactNode;
  readonly note?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** A labelled native select. */
export function Select({
  name,
  isNameHidden = false,
  value,
  options,
  actor,
  beside,
  note,
  onChange,
}: SelectProps) {
  const id = useId();
  return (
    <div className={styles['field']} data-actor={actor}>
      <div className={isNameHidden ? 'visually-hidden' : styles['head']}>
        <label htmlFor={id}>{name}</label>
        {beside}
      </div>
      <div className={styles['select']}>
        <select
          id={id}
          value={value}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </div>
      {note !== undefined && (
        <p id={`${id}-note`} className={styles['note']}>
          {note}
        </p>
      )}
    </div>
  );
}
