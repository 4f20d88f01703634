import { isLiveTeacher, type RunConfig } from './config.ts';
import { hasAssistant } from './teaching-model.ts';

type Config = Pick<RunConfig, 'teacherWeights' | 'teacherSteps' | 'assistant' | 'assistantSteps'>;

/** Steps for which the run's own teacher trains; 0 for one whose weights are given. */
export const ownTeacherSteps = ({ teacherWeights, teacherSteps }: Config): number =>
  isLiveTeacher(teacherWeights) ? teacherSteps : 0;

/** Steps before the students start: those of a live teacher, then those of the assistant. */
export const teacherGoal = (config: Config): number =>
  ownTeacherSteps(config) + (hasAssistant(config) ? config.assistantSteps : 0);

/**
 * How often the network that teaches the student has been updated.
 *
 * @param teacherStep steps of the teachers so far
 */
export const updatesOfTeacher = (config: Config, teacherStep: number): number =>
  hasAssistant(config) ? Math.max(0, teacherStep - ownTeacherSteps(config)) : teacherStep;
