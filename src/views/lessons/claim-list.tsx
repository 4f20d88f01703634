import { useTranslation } from 'react-i18next';
import type { Lesson } from '@/lessons/lesson.ts';
import { measuredOf, standingOf } from '@/lessons/measured.ts';
import styles from './claim-list.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';

interface ClaimListProps {
  readonly lesson: Lesson;
  /** Only the claims of this step; all of the lesson without it. */
  readonly step?: string;
}

/** A lesson's claims, each with the share of seeds in which it held, or failed, and the date it was written. */
export function ClaimList({ lesson, step }: ClaimListProps) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  const measured = measuredOf(lesson.id);
  const claims = lesson.claims.filter((claim) => step === undefined || claim.step === step);
  if (claims.length === 0) return null;
  return (
    <ul className={styles['claims']}>
      {claims.map((claim) => {
        const appeared = measured?.claims[claim.name]?.appeared;
        const standing =
          measured && appeared !== undefined ? standingOf(appeared, measured.seeds) : ('open' as const);
        return (
          <li key={claim.name} data-standing={standing}>
            {texts.claim(lesson.id, claim)}{' '}
            <strong>{t(`course.claim.${standing}`, { appeared, seeds: measured?.seeds })}</strong>{' '}
            <small>{t('course.claim.written', { date: claim.written })}</small>
          </li>
        );
      })}
    </ul>
  );
}
