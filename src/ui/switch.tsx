import { useId } from 'react';
import { RestartMark } from './restart-mark.tsx';
import styles from './switch.module.css';

interface SwitchProps {
  readonly name: string;
  readonly isOn: boolean;
  /** Why it cannot be turned, where it cannot. */
  readonly fixedBecause?: string | undefined;
  /** By id, what stands beside it and describes it: where turning it restarts the run, that says so too. */
  readonly describedBy?: string | undefined;
  /** Whether turning it throws the present run away. */
  readonly restarts?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off at once. */
export function Switch(props: SwitchProps) {
  const { name, isOn, fixedBecause, describedBy, restarts = false, onChange } = props;
  const id = useId();
  return (
    <label className={styles['switch']} title={fixedBecause}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        aria-label={name}
        aria-describedby={restarts ? id : describedBy}
        disabled={fixedBecause !== undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles['lever']} />
      {name}
      {restarts && <RestartMark id={id} />}
    </label>
  );
}
