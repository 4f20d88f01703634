import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { stepAxisEnd } from '@/state/curves.ts';
import { useLab } from '@/state/lab-context.tsx';
import styles from './past-step.module.css';

/** Says which earlier step a picture is from; nothing for the latest. */
export function PastStep({ at }: { readonly at: number | null }) {
  const { t, i18n } = useTranslation();
  const end = useLab(stepAxisEnd);
  const whole = numbersOf(i18n.language).whole;
  if (at === null) return null;
  return (
    <span className={styles['past']}>{t('transport.stepCount', { step: whole(at), goal: whole(end) })}</span>
  );
}
