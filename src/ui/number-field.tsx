import { useId, useState } from 'react';
import { descriptions } from './descriptions.ts';
import styles from './field.module.css';
import { RestartMark } from './restart-mark.tsx';

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  /** Whether only whole numbers are valid: a virtual keyboard then has no decimal sign. */
  readonly isWhole?: boolean;
  /** Note to read before a change. */
  readonly note?: string | undefined;
  /** Whether a change restarts the run. */
  readonly restarts?: boolean;
  /** Applies the typed text; resolves to null or to a sentence that says why it is invalid. */
  readonly onCommit: (typed: string) => Promise<string | null>;
}

/** A number field that commits on Enter or blur and shows why a value is invalid. */
export function NumberField(props: NumberFieldProps) {
  const { name, value, isWhole = false, note, restarts = false, onCommit } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const commit = async () => {
    if (draft === null) return;
    // An empty field restores its number.
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
          // Escape restores the current value; nothing else on the page handles the key.
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
