import { useId } from 'react';
import { RestartMark } from './restart-mark.tsx';
import styles from './switch.module.css';

interface SwitchProps {
  readonly name: string;
  /** The accessible name, which contains `name`, where this alone is another control's. */
  readonly label?: string;
  readonly isOn: boolean;
  /** Why the switch is disabled. */
  readonly fixedBecause?: string | undefined;
  /** Id of the element that describes it, which also says whether a change restarts the run. */
  readonly describedBy?: string | undefined;
  /** Whether a change restarts the run. */
  readonly restarts?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** An on/off switch that takes effect immediately. */
export function Switch(props: SwitchProps) {
  const { name, label = name, isOn, fixedBecause, describedBy, restarts = false, onChange } = props;
  const id = useId();
  return (
    <label className={styles['switch']} title={fixedBecause}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        aria-label={label}
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
