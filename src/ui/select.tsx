import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { descriptions } from './descriptions.ts';
import styles from './field.module.css';
import { RestartMark } from './restart-mark.tsx';

interface SelectProps {
  readonly name: string;
  /** Hides the name visually if the chosen option explains itself; screen readers still read it. */
  readonly isNameHidden?: boolean;
  readonly value: string;
  readonly options: readonly {
    readonly value: string;
    readonly text: string;
    /** Why the option is disabled. */
    readonly refusal?: string | undefined;
  }[];
  /** The lane whose colour marks the field. */
  readonly actor?: 'teacher' | 'student';
  /** Content at the end of the label's line. */
  readonly beside?: ReactNode;
  readonly note?: string | undefined;
  /** Whether a change restarts the run. */
  readonly restarts?: boolean;
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
  restarts = false,
  onChange,
}: SelectProps) {
  const id = useId();
  return (
    <div className={styles['field']} data-actor={actor}>
      <div className={isNameHidden ? 'visually-hidden' : styles['head']}>
        <label htmlFor={id}>{name}</label>
        {restarts && <RestartMark id={`${id}-restarts`} />}
        {beside}
      </div>
      <div className={styles['select']}>
        <select
          id={id}
          value={value}
          aria-describedby={descriptions(id, { note, restarts })}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option
              key={option.value}
              value={option.value}
              disabled={!!option.refusal && option.value !== value}
            >
              {option.text}
              {option.refusal && ` (${option.refusal})`}
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
