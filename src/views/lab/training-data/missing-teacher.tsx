import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { Refused, Result, SHOWN } from './teacher-file.tsx';
import styles from './training-data.module.css';
import { useTeacherFile } from './use-teacher-file.ts';

/** Asks for the file of the run's teacher; the run goes on as soon as it is opened. */
export function MissingTeacher() {
  const { t } = useTranslation('tools');
  const weights = useLab((state) => state.config.teacherWeights);
  const input = useRef<HTMLInputElement>(null);
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
      <button type="button" disabled={state.phase === 'checking'} onClick={() => input.current?.click()}>
        {t('teacherFile.choose')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".safetensors"
        aria-label={t('teacherFile.choose')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) open(file);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
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
