import { softTargetsAlone } from '@/distill/total-loss.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { ownTeacherSteps } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { hasTransferSet, usesLabels } from '@/protocol/run/transfer-set.ts';
import { suitedSettings } from '@/protocol/suited-settings.ts';
import { studentStart, type ParameterValues } from '../network/initial-values.ts';
import type { RunData } from './run-data.ts';
import { Teacher, teacherStart, type TeacherLosses } from './teacher.ts';

/** What teaches the student, and, if it is an assistant, its own teacher. */
interface FirstTeachers {
  readonly teacher: Teacher;
  readonly original: Teacher | null;
}

/**
 * The teachers that a run begins with.
 *
 * @param values the parameters of a teacher that is trained already; null starts it untrained
 */
export function firstTeachers(
  config: RunConfig,
  planOf: (id: string) => ModelPlan,
  values: ParameterValues | null,
): FirstTeachers {
  const plan = planOf(config.teacher);
  const own = new Teacher(plan, values ?? teacherStart(plan, config.seed, config.teacherMembers));
  if (!hasAssistant(config)) return { teacher: own, original: null };
  const middle = planOf(config.assistant);
  return { teacher: new Teacher(middle, studentStart(middle, config.seed, 0)), original: own };
}

interface TeachersInTraining {
  readonly config: RunConfig;
  readonly data: RunData;
  readonly teacher: Teacher;
  readonly teacherStep: number;
}

/**
 * One update of a run's teachers: of the teacher, or of the assistant once its own teacher is ready.
 *
 * An assistant learns as a student with soft targets would: from the same initial weights, on the students' batches, at
 * their T and α. Adam and the learning rate are those that suit its network: the run's are the student's.
 *
 * @param original the assistant's own teacher; null without an assistant
 * @returns which of them was trained, and its losses
 */
export async function teacherStep(
  { config, data, teacher, teacherStep: done }: TeachersInTraining,
  original: Teacher | null,
): Promise<{ readonly trained: Teacher; readonly losses: TeacherLosses }> {
  const step = done - ownTeacherSteps(config);
  if (!original || step < 0) {
    const trained = original ?? teacher;
    return { trained, losses: await trained.trainStep((member) => data.teacherBatch(done, member)) };
  }
  const weights = {
    ...softTargetsAlone(config.alpha, config.temperature),
    step,
    usesLabels: usesLabels(config),
    onlyUnlabelled: hasTransferSet(config),
  };
  const batch = await data.studentBatch(step, original.network, weights.active);
  const { learningRate } = suitedSettings(config.assistant);
  return { trained: teacher, losses: await teacher.learn(batch, { weights, learningRate }, config.batch) };
}
