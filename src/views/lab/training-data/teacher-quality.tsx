import { useTranslation } from 'react-i18next';
import { isLiveKey, isLiveTeacher } from '@/protocol/run/config.ts';
import { isTeacherFile, namedTeacherWeights, type TeacherWeights } from '@/protocol/run/teacher-weights.ts';
import { teacherSource } from '@/protocol/run/teacher-source.ts';
import { Select } from '@/ui/select.tsx';

interface TeacherQualityProps {
  readonly value: TeacherWeights;
  /** Whether weights ship for this teacher; otherwise it can only be trained live, or come from a file. */
  readonly hasWeights: boolean;
  readonly onChange: (value: string) => void;
}

/** Choice of the teacher's quality, with a sentence about the chosen one. */
export function TeacherQuality({ value, hasWeights, onChange }: TeacherQualityProps) {
  const { t } = useTranslation('tools');
  const named: readonly TeacherWeights[] = hasWeights
    ? namedTeacherWeights
    : namedTeacherWeights.filter(isLiveTeacher);
  const offered = isTeacherFile(value) ? [...named, value] : named;
  const note =
    hasWeights || value !== 'live' ? (`teacherNotes.${teacherSource(value)}` as const) : 'onlyLive';
  return (
    <Select
      name={t('trainingData.teacherQuality')}
      actor="teacher"
      value={value}
      options={offered.map((each) => ({
        value: each,
        text: t(`trainingData.teachers.${teacherSource(each)}`),
      }))}
      note={t(`trainingData.${note}`)}
      restarts={!isLiveKey('teacherWeights')}
      onChange={onChange}
    />
  );
}
