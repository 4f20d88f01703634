import { useTranslation } from 'react-i18next';
import type { MeasuredLesson } from '@/lessons/measured.ts';
import styles from './claim-list.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';

interface ClaimListProps {
  readonly lessonId: string;
  readonly measured: MeasuredLesson;
}

/** A lesson's claims, each with the share of seeds in which it held. */
export function ClaimList({ lessonId, measured: { claims, seeds } }: ClaimListProps) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  return (
    <ul className={styles['claims']}>
      {Object.entries(claims).map(([name, appeared]) => (
        <li key={name}>
          {texts.claim(lessonId, name)} <strong>{t('course.claimSeen', { appeared, seeds })}</strong>
        </li>
      ))}
    </ul>
  );
}
