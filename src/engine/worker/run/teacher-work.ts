import { labelsAlone, softTargetsAlone } from '@/distill/total-loss.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { ownTeacherSteps } from '@/protocol/run/teacher-goal.ts';
import { suitedSettings } from '@/protocol/suited-settings.ts';
import type { LaneWork, SharedBatch } from '../training/shared-step.ts';
import type { Trainee } from '../training/train-step.ts';
import type { RunData } from './run-data.ts';

/** Settings of a live teacher; the visitor can change only the student's. */
const TEACHER_LEARNING_RATE = 0.001;
export const TEACHER_BATCH = 64;

/** The next update of a teacher: who is trained, on what, and how. */
interface TeacherWork {
  readonly trainee: Trainee;
  /** Examples per update. */
  readonly batchSize: number;
  readonly batch: SharedBatch;
  readonly lane: LaneWork;
}

interface Teachers {
  readonly config: RunConfig;
  readonly data: RunData;
  readonly teacher: Trainee;
  readonly teacherStep: number;
}

/** A live teacher learns from labels, on its own training pictures. */
const withLabels = (trainee: Trainee, { data, teacherStep }: Teachers): TeacherWork => ({
  trainee,
  batchSize: TEACHER_BATCH,
  batch: data.teacherBatch(teacherStep),
  lane: { weights: labelsAlone, learningRate: TEACHER_LEARNING_RATE },
});

/**
 * An assistant learns as a student with soft targets would: from the same initial weights, on the students' batches, at
 * their T and α. Adam and the learning rate are those that suit its network: the run's are the student's.
 */
async function withSoftTargets(original: Trainee, { config, data, teacher, teacherStep }: Teachers) {
  const step = teacherStep - ownTeacherSteps(config);
  const usesLabels = config.studentLabels === 'seen';
  const weights = { ...softTargetsAlone(config.alpha, config.temperature), step, usesLabels };
  return {
    trainee: teacher,
    batchSize: config.batch,
    batch: await data.studentBatch(step, original.network, weights.active),
    lane: { weights, learningRate: suitedSettings(config.assistant).learningRate },
  };
}

/**
 * The next update of a run's teachers: of the teacher, or of the assistant once its own teacher is ready.
 *
 * @param original the assistant's own teacher; null without an assistant
 */
export async function teacherWork(teachers: Teachers, original: Trainee | null): Promise<TeacherWork> {
  if (!original) return withLabels(teachers.teacher, teachers);
  if (teachers.teacherStep < ownTeacherSteps(teachers.config)) return withLabels(original, teachers);
  return withSoftTargets(original, teachers);
}
