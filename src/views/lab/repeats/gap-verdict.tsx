import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import { compareWithControl } from '@/protocol/repeat/repeat.ts';
import { useLab } from '@/state/lab-context.tsx';
import styles from './repeats.module.css';
import { useResultsHere } from './use-repeats.ts';

/** The verdict over the seeds of the lab's configuration that were repeated, or that one seed can't tell. */
export function GapVerdict() {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  const comparison = compareWithControl(useResultsHere());
  // The seeds were compared at the end of their runs: the number of an earlier step is one seed's.
  const isPast = useLab((state) => state.past !== null);
  if (!comparison || isPast) return <strong>{t('gap.one')}</strong>;
  const { verdict, difference } = comparison;
  const { title, detail } = verdictWords(t, verdict, numbers);
  return (
    <span className={styles['verdict']} data-verdict={verdict.kind}>
      <strong>{title}.</strong> {detail} {t('gap.mean', { mean: numbers.signedPoints(difference.mean) })}
    </span>
  );
}
