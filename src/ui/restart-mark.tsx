import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';

interface RestartMarkProps {
  /** By which the control names it as its description. */
  readonly id?: string;
  /** Whether the words are seen too; the sign alone stands where they stand once beside several controls. */
  readonly isWritten?: boolean;
}

/** Stands at what throws the present run away and starts another one when it is changed. */
export function RestartMark({ id, isWritten = false }: RestartMarkProps) {
  const { t } = useTranslation();
  const text = t('controls.restarts');
  return (
    <span id={id} className={styles['restarts']} title={text}>
      <RotateCcw aria-hidden="true" />
      <span className={isWritten ? undefined : 'visually-hidden'}>{text}</span>
    </span>
  );
}
