import { useTranslation } from 'react-i18next';
import type { BarAxis } from './probability.ts';
import styles from './axis-toggle.module.css';

interface AxisToggleProps {
  readonly axis: BarAxis;
  readonly onChange: (axis: BarAxis) => void;
}

const axes = ['linear', 'log'] as const;

/** Linear or log, both always in sight. */
export function AxisToggle({ axis, onChange }: AxisToggleProps) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('softTargets.axis')} className={styles['toggle']}>
      {axes.map((each) => (
        <button key={each} type="button" aria-pressed={axis === each} onClick={() => onChange(each)}>
          {t(`softTargets.${each}`)}
        </button>
      ))}
    </div>
  );
}
