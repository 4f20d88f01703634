import { required } from '@/core/checked.ts';
import { CONTROL_TOTAL, HARD_TERM, STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { StudentStepLosses, TeacherStepLoss } from '@/protocol/engine/frames.ts';
import type { RecordedLosses } from '../training/loss-recorder.ts';

/** The recorded loss of a teacher's step, as a frame has it. */
export const teacherLossOf = ({ step, values }: RecordedLosses): TeacherStepLoss => ({
  step,
  crossEntropy: required(values[HARD_TERM], HARD_TERM),
});

/** The recorded losses of the students' step, as a frame has them. */
export function studentLossesOf({ step, values }: RecordedLosses): StudentStepLosses {
  const { [STUDENT_TOTAL]: studentTotal = NaN, [CONTROL_TOTAL]: controlTotal = NaN, ...terms } = values;
  return { step, studentTotal, controlTotal, terms };
}
