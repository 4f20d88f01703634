import { useTranslation } from 'react-i18next';
import { methodById } from '@/distill/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { blockingMethods } from '@/protocol/blocking-methods.ts';
import { isLiveKey } from '@/protocol/run/config.ts';
import { MAX_TEACHER_MEMBERS } from '@/protocol/run/fields.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import { shownReport } from '@/state/lab-state.ts';
import { Select } from '@/ui/select.tsx';
import { useMethodTexts } from '../methods/use-method-texts.ts';

interface TeacherMembersProps {
  readonly onChange: (value: number) => void;
}

const counts = Array.from({ length: MAX_TEACHER_MEMBERS }, (_, index) => index + 1);

/** Number of networks of a live teacher, with how well each does alone once that is measured. */
export function TeacherMembers({ onChange }: TeacherMembersProps) {
  const { t, i18n } = useTranslation('tools');
  const { t: page } = useTranslation();
  const methodTexts = useMethodTexts();
  const config = useLab((state) => state.config);
  const report = useLab(shownReport);
  const { percent } = numbersOf(i18n.language);
  const measured = report?.teacherMembers ?? [];
  const isMeasured = report !== null && report.teacherStep > 0 && measured.length > 0;
  return (
    <Select
      name={t('trainingData.teacherMembers')}
      actor="teacher"
      value={String(config.teacherMembers)}
      options={counts.map((count) => {
        const isTaken = count > 1 && hasAssistant(config);
        const blocking = isTaken ? [] : blockingMethods(config, { teacherMembers: count });
        const methods = blocking.map((id) => methodTexts.name(methodById(id))).join(', ');
        return {
          value: String(count),
          text: t('trainingData.members', { count }),
          refusal: isTaken
            ? t('trainingData.assistantTeaches')
            : blocking.length > 0
              ? page('models.switchOff', { methods })
              : undefined,
        };
      })}
      note={[
        t(config.teacherMembers > 1 ? 'trainingData.ensembleNote' : 'trainingData.oneNote'),
        ...(isMeasured
          ? [
              t('trainingData.measuredMembers', {
                alone: measured.map(percent).join(' · '),
                together: percent(report.teacher.accuracy),
              }),
            ]
          : []),
      ].join(' ')}
      restarts={!isLiveKey('teacherMembers')}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
