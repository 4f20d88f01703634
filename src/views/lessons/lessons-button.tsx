import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useIsHidden, usePageActions } from '@/state/page-context.tsx';
import styles from './lessons-button.module.css';
import { useProgress } from './use-progress.ts';

/** Opens the course; highlighted for visitors who have not opened a lesson yet. */
export function LessonsButton() {
  const { t } = useTranslation('lessons');
  const isHidden = useIsHidden('lessons');
  const isNew = useProgress((course) => Object.keys(course).length === 0);
  const { lay } = usePageActions();
  if (isHidden) return null;
  return (
    <button
      type="button"
      className={styles['button']}
      data-opens-lessons
      data-invites={isNew}
      aria-haspopup="dialog"
      onClick={() => lay('lessons')}
    >
      <GraduationCap aria-hidden="true" />
      {t('course.open')}
      {isNew && <small>{t('course.invite')}</small>}
    </button>
  );
}
