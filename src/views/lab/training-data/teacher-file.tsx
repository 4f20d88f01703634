import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { datasetById } from '@/datasets/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { recordRuleIn } from '@/i18n/record-error.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { isTeacherFile } from '@/protocol/run/teacher-weights.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useExpected } from '../use-expected.ts';
import { ChooseFile } from './choose-file.tsx';
import { useTeacherFile, type TeacherFileState } from './use-teacher-file.ts';
import styles from './training-data.module.css';

/** A file with less than this many times the accuracy of guessing is probably not what it should be. */
const POOR = 2;
/** Digits of a hash that are shown. */
export const SHOWN = 8;

type Checked = Extract<TeacherFileState, { readonly phase: 'checked' }>;

/** Why a file is refused, in words. */
export function Refused({
  error,
}: {
  readonly error: Extract<TeacherFileState, { phase: 'refused' }>['error'];
}) {
  const { t } = useTranslation('tools');
  const { t: page, i18n } = useTranslation();
  const expectedText = useExpected();
  if (!(error instanceof PlaygroundError)) {
    const { reason, facts, rule } = error;
    const known = rule ? { expected: recordRuleIn(i18n, rule) } : {};
    return t(`teacherFile.refused.${reason}`, { ...facts, ...known });
  }
  const expected = expectedText(error.context['expected']);
  return page(`errors.${error.code}`, { ...error.context, expected });
}

interface ResultProps {
  readonly checked: Checked;
  readonly isUsed: boolean;
  /** SHA-256 of the file that the run waits for; null if it waits for none. */
  readonly awaited: string | null;
  readonly onUse: () => void;
}

/** How well the network of a file does, and the button that makes it the teacher. */
export function Result({
  checked: { file, teacher, accuracy, numPictures },
  isUsed,
  awaited,
  onUse,
}: ResultProps) {
  const { t, i18n } = useTranslation('tools');
  const { whole } = numbersOf(i18n.language);
  const { numClasses } = datasetById(useLab((state) => state.config.dataset));
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 2 });
  const received = teacher.id.slice('file-'.length);
  return (
    <>
      <p>
        {t('teacherFile.checked', {
          file,
          model: teacher.model,
          accuracy: percent.format(accuracy),
          pictures: whole(numPictures),
        })}
      </p>
      {accuracy < POOR / numClasses && <p className={styles['wrong']}>{t('teacherFile.poor')}</p>}
      {awaited !== null && awaited !== received && (
        <p className={styles['wrong']}>
          {t('teacherFile.otherFile', {
            received: received.slice(0, SHOWN),
            expected: awaited.slice(0, SHOWN),
          })}
        </p>
      )}
      {isUsed ? (
        <p>{t('teacherFile.using')}</p>
      ) : (
        <button type="button" onClick={onUse}>
          {t('teacherFile.use')}
        </button>
      )}
    </>
  );
}

/** Opens a teacher from a file: shows how well it does, and makes it the teacher on request. */
export function TeacherFile() {
  const { t } = useTranslation('tools');
  const weights = useLab((state) => state.config.teacherWeights);
  const { state, open, use, takeGood } = useTeacherFile();
  const isFile = isTeacherFile(weights);
  const isMissing = isFile && !openedTeachers.has(weights);
  const awaited = isMissing ? weights.slice('file-'.length) : null;
  return (
    <div className={styles['file']}>
      {awaited !== null && (
        <>
          <p className={styles['wrong']}>{t('teacherFile.missing', { hash: awaited.slice(0, SHOWN) })}</p>
          <button type="button" onClick={() => void takeGood()}>
            {t('teacherFile.useGood')}
          </button>
        </>
      )}
      <ChooseFile name={t('teacherFile.open')} isBusy={state.phase === 'checking'} onFile={open} />
      <p className={styles['help']}>{t('teacherFile.about')}</p>
      <div role="status">
        {state.phase === 'checking' && <p>{t('teacherFile.checking')}</p>}
        {state.phase === 'checked' && (
          <Result
            checked={state}
            isUsed={weights === state.teacher.id && !isMissing}
            awaited={awaited}
            onUse={() => void use(state.teacher)}
          />
        )}
        {isFile && <p className={styles['help']}>{t('teacherFile.share')}</p>}
      </div>
      {state.phase === 'refused' && (
        <p role="alert" className={styles['wrong']}>
          <Refused error={state.error} />
        </p>
      )}
    </div>
  );
}
