import { useTranslation } from 'react-i18next';
import { lanes } from '@/core/lane.ts';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import styles from './actors.module.css';

/** One sentence for each network: who it is. */
export function Actors() {
  const { t } = useTranslation();
  const isLive = useLab(({ config }) => isLiveTeacher(config.teacherWeights));
  return (
    <ul className={styles['actors']} aria-label={t('who.title')}>
      {lanes.map((lane) => (
        <li key={lane} data-actor={lane}>
          <b>{t(`lane.${lane}`)}</b>: {t(`who.${lane === 'teacher' && isLive ? 'liveTeacher' : lane}`)}
        </li>
      ))}
    </ul>
  );
}
