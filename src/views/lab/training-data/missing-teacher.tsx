import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Refused, Result, SHOWN } from './teacher-file.tsx';
import styles from './training-data.module.css';
import { useTeacherFile } from './use-teacher-file.ts';

/** Asks for the file of the run's teacher; the run goes on as soon as it is opened. */
export function MissingTeacher() {
  const { t } = useTranslation('tools');
  const weights = useLab((state) => state.config.teacherWeights);
  const { state, open, use } = useTeacherFile();
  const opened = state.phase === 'checked' ? state.teacher : null;
  const isIt = opened?.id === weights;
  const isUsed = useRef(false);
  useEffect(() => {
    if (!opened || !isIt || isUsed.current) return;
    isUsed.current = true;
    // The store shows a failure.
    use(opened).catch(() => undefined);
  }, [opened, isIt, use]);
  const hash = weights.slice('file-'.length);
  return (
    <div className={styles['file']}>
      <p>{t('teacherFile.missing', { hash: hash.slice(0, SHOWN) })}</p>
      <ChooseFile name={t('teacherFile.choose')} isBusy={state.phase === 'checking'} onFile={open} />
      {state.phase === 'checking' && <p>{t('teacherFile.checking')}</p>}
      {state.phase === 'checked' && !isIt && (
        <Result checked={state} isUsed={false} awaited={hash} onUse={() => void use(state.teacher)} />
      )}
      {state.phase === 'refused' && (
        <p className={styles['wrong']}>
          <Refused error={state.error} />
        </p>
      )}
    </div>
  );
}
