import { useTranslation } from 'react-i18next';
import type { Lesson } from '@/lessons/lesson.ts';
import type { MeasuredLesson } from '@/lessons/measured.ts';
import styles from './claim-list.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';

interface ClaimListProps {
  readonly lesson: Lesson;
  readonly measured: MeasuredLesson;
}

/** A lesson's claims, each with the share of seeds in which it held. */
export function ClaimList({ lesson, measured: { claims, seeds } }: ClaimListProps) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  return (
    <ul className={styles['claims']}>
      {lesson.claims.map((claim) => {
        const appeared = claims[claim.name];
        if (appeared === undefined) return null;
        return (
          <li key={claim.name}>
            {texts.claim(lesson.id, claim)} <strong>{t('course.claimSeen', { appeared, seeds })}</strong>
          </li>
        );
      })}
    </ul>
  );
}
