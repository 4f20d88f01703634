import { useId } from 'react';
import styles from './select.module.css';

interface SelectProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** A labelled native select. */
export function Select({ name, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className={styles['select']}>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
