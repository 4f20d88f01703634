import { useTranslation } from 'react-i18next';
import styles from './gap-number.module.css';

interface GapNumberProps {
  /** Latest accuracies, 0..1; null before the first step. */
  readonly latest: {
    readonly student: number;
    readonly control: number;
    readonly numPictures: number;
    readonly step: number;
  } | null;
}

/** The one large number: how far student and control are apart, without naming a winner from one seed. */
export function GapNumber({ latest }: GapNumberProps) {
  const { t } = useTranslation();
  if (!latest || latest.step === 0) {
    return (
      <section aria-labelledby="gap-title" className={styles['card']}>
        <h2 id="gap-title">{t('gap.title')}</h2>
        <p className={styles['value']}>–</p>
        <p className={styles['text']}>{t('gap.before')}</p>
      </section>
    );
  }
  const points = Math.round((latest.student - latest.control) * 1000) / 10;
  const sign = points > 0 ? '+' : points < 0 ? '−' : '';
  const verdict = points > 0 ? 'ahead' : points < 0 ? 'behind' : 'even';
  return (
    <section aria-labelledby="gap-title" className={styles['card']}>
      <h2 id="gap-title">{t('gap.title')}</h2>
      <p className={styles['value']} data-verdict={verdict}>
        {t('gap.points', { value: `${sign}${Math.abs(points).toFixed(1)}` })}
      </p>
      <p className={styles['text']}>
        {t(`gap.${verdict}`)} {t('gap.measured', { count: latest.numPictures, step: latest.step })}
      </p>
    </section>
  );
}
