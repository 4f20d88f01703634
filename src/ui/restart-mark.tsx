import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';

interface RestartMarkProps {
  /** Id for the control's `aria-describedby`. */
  readonly id?: string;
  /** Shows the text too; several controls may share one text and show only the icon. */
  readonly isWritten?: boolean;
}

/** Marks a control whose change restarts the run. */
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
