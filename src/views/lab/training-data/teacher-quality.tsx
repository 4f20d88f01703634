import { useTranslation } from 'react-i18next';
import { isLiveKey, isLiveTeacher, type RunConfig } from '@/protocol/run/config.ts';
import { Select } from '@/ui/select.tsx';

type TeacherWeights = RunConfig['teacherWeights'];

const qualities: readonly TeacherWeights[] = [
  'shipped',
  'half-trained',
  'over-confident',
  'shuffled-labels',
  'live',
  'live-equal-data',
];

interface TeacherQualityProps {
  readonly value: TeacherWeights;
  /** Whether weights ship for this teacher; otherwise it can only be trained live. */
  readonly hasWeights: boolean;
  readonly onChange: (value: string) => void;
}

/** Choice of the teacher's quality, with a sentence about the chosen one. */
export function TeacherQuality({ value, hasWeights, onChange }: TeacherQualityProps) {
  const { t } = useTranslation('tools');
  const offered = hasWeights ? qualities : qualities.filter(isLiveTeacher);
  return (
    <Select
      name={t('trainingData.teacherQuality')}
      actor="teacher"
      value={value}
      options={offered.map((each) => ({ value: each, text: t(`trainingData.teachers.${each}`) }))}
      note={t(
        hasWeights || value !== 'live' ? `trainingData.teacherNotes.${value}` : 'trainingData.onlyLive',
      )}
      restarts={!isLiveKey('teacherWeights')}
      onChange={onChange}
    />
  );
}
