import { CONTROL_TOTAL, STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { StudentStepLosses, TeacherStepLoss } from '@/protocol/engine/frames.ts';
import type { RecordedLosses } from '../training/loss-recorder.ts';

/** The recorded loss of a teacher's step, as a frame has it: the mean of its networks' losses. */
export function teacherLossOf({ step, values }: RecordedLosses): TeacherStepLoss {
  const losses = Object.values(values);
  return { step, crossEntropy: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
}

/** The recorded losses of the students' step, as a frame has them. */
export function studentLossesOf({ step, values }: RecordedLosses): StudentStepLosses {
  const { [STUDENT_TOTAL]: studentTotal = NaN, [CONTROL_TOTAL]: controlTotal = NaN, ...terms } = values;
  return { step, studentTotal, controlTotal, terms };
}
