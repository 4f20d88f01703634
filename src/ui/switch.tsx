import styles from './switch.module.css';

interface SwitchProps {
  readonly name: string;
  readonly isOn: boolean;
  /** Why it cannot be turned, where it cannot. */
  readonly fixedBecause?: string | undefined;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off at once. */
export function Switch({ name, isOn, fixedBecause, onChange }: SwitchProps) {
  return (
    <label className={styles['switch']} title={fixedBecause}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        disabled={fixedBecause !== undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles['lever']} />
      {name}
    </label>
  );
}
