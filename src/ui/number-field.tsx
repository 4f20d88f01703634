import { useId, useState } from 'react';
import { descriptions } from './descriptions.ts';
import styles from './field.module.css';
import { RestartMark } from './restart-mark.tsx';

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  /** Whether only whole numbers fit: a keyboard on a screen then has no decimal sign. */
  readonly isWhole?: boolean;
  /** What is to be known before it is changed. */
  readonly note?: string | undefined;
  /** Whether a change throws the present run away. */
  readonly restarts?: boolean;
  /** Takes what was typed, or gives the sentence that says why it does not fit. */
  readonly onCommit: (typed: string) => Promise<string | null>;
}

/** A number that takes effect on Enter or when the field is left, and says what is wrong with it. */
export function NumberField(props: NumberFieldProps) {
  const { name, value, isWhole = false, note, restarts = false, onCommit } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const commit = async () => {
    if (draft === null) return;
    // An emptied field keeps its number.
    const wrong = draft.trim() === '' ? null : await onCommit(draft.trim());
    setProblem(wrong);
    if (wrong === null) setDraft(null);
  };
  return (
    <div className={styles['field']}>
      <div className={styles['head']}>
        <label htmlFor={id}>{name}</label>
        {restarts && <RestartMark id={`${id}-restarts`} />}
      </div>
      <input
        id={id}
        inputMode={isWhole ? 'numeric' : 'decimal'}
        value={draft ?? String(value)}
        aria-invalid={problem !== null}
        aria-describedby={descriptions(id, { problem, note, restarts })}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void commit();
          if (event.key !== 'Escape' || draft === null) return;
          // The value that counts comes back, and nothing else on the page hears of the key.
          event.stopPropagation();
          setDraft(null);
          setProblem(null);
        }}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={styles['note']}>
          {note}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
