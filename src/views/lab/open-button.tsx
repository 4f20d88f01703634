import type { LucideIcon } from 'lucide-react';
import styles from './open-button.module.css';

interface OpenButtonProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly onOpen: () => void;
}

/** A small button beside a title that opens a dialog; a picture alone where there is no room for its name. */
export function OpenButton({ icon: Icon, name, onOpen }: OpenButtonProps) {
  return (
    <button type="button" title={name} className={styles['open']} aria-haspopup="dialog" onClick={onOpen}>
      <Icon aria-hidden="true" />
      <span>{name}</span>
    </button>
  );
}
