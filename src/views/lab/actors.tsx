import { useTranslation } from 'react-i18next';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import styles from './actors.module.css';

/** One sentence for each network: who it is. */
export function Actors() {
  const { t } = useTranslation();
  const isLive = useLab(({ config }) => isLiveTeacher(config.teacherWeights));
  const isAssisted = useLab(({ config }) => hasAssistant(config));
  const actors = [
    ['teacher', 'teacher', isLive ? 'liveTeacher' : 'teacher'],
    // It answers in the teacher's place, and has the teacher's colour.
    ...(isAssisted ? [['assistant', 'teacher', 'assistant'] as const] : []),
    ['student', 'student', isAssisted ? 'taughtByAssistant' : 'student'],
    ['control', 'control', 'control'],
  ] as const;
  return (
    <ul className={styles['actors']} aria-label={t('who.title')}>
      {actors.map(([name, lane, who]) => (
        <li key={name} data-actor={lane}>
          <b>{t(`lane.${name}`)}</b>: {t(`who.${who}`)}
        </li>
      ))}
    </ul>
  );
}
