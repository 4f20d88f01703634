import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { accuracyGap, type LatestAccuracies } from './accuracy-gap.ts';
import styles from './gap-number.module.css';

interface GapNumberProps {
  /** null before the first evaluation. */
  readonly latest: LatestAccuracies | null;
  /** Replaces the sentence while a student is at chance: why, and what to do. */
  readonly advice?: ReactNode;
  /** The verdict over the seeds that were run, in words. */
  readonly verdict?: ReactNode;
  /** Whether a guess can be made before the run, in `meaning`. */
  readonly isAsked?: boolean;
  /** Below the sentences: the visitor's guess, and what the gap means. */
  readonly meaning?: ReactNode;
  /** At the end. */
  readonly action?: ReactNode;
}

/** Text shown while a number would mislead. */
function Waiting({ text, basis }: { readonly text: ReactNode; readonly basis: string }) {
  return (
    <>
      <p className={styles['value']} data-verdict="none">
        –
      </p>
      <div className={styles['text']}>{text}</div>
      <p className={styles['basis']}>{basis}</p>
    </>
  );
}

interface MeasuredProps extends GapNumberProps {
  readonly latest: LatestAccuracies;
}

function Measured({ latest, advice, verdict }: MeasuredProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const { difference, numPictures, count, isEarly, atChance } = accuracyGap(latest);
  const step = numbers.whole(latest.step);
  const basis = t('gap.measured', { pictures: numbers.whole(latest.numPictures), step });
  if (atChance === 'both') return <Waiting text={advice} basis={basis} />;
  if (isEarly) {
    const student = numbers.percent(latest.student);
    const control = numbers.percent(latest.control);
    return <Waiting text={t('gap.early', { step, student, control })} basis={basis} />;
  }
  return (
    <>
      <p className={styles['value']} data-verdict="too-close">
        {numbers.signedPoints(difference)}
        <small>{t('gap.points')}</small>
      </p>
      {atChance === 'one' ? (
        <div className={styles['text']}>{advice}</div>
      ) : (
        <p className={styles['text']}>
          <span className={styles['run']}>
            {t(`gap.${count}`, { count: numPictures, pictures: numbers.whole(numPictures) })}
          </span>{' '}
          {verdict}
        </p>
      )}
      <p className={styles['basis']}>{basis}</p>
    </>
  );
}

/** The accuracy gap between student and control of one run, with the verdict over seeds that is passed in. */
export function GapNumber({ latest, advice, verdict, isAsked = false, meaning, action }: GapNumberProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="gap-title" className={styles['gap']}>
      <h2 id="gap-title">{t('gap.title')}</h2>
      {latest && latest.step > 0 ? (
        <Measured latest={latest} advice={advice} verdict={verdict} />
      ) : (
        <Waiting text={t('gap.before')} basis={t(isAsked ? 'gap.guess' : 'gap.unmeasured')} />
      )}
      <div className={styles['meaning']}>{meaning}</div>
      {action}
    </section>
  );
}
