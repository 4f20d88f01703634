import { useEffect } from 'react';
import { useClassNames } from '@/i18n/use-class-names.ts';
import type { Lesson, LessonStep, Task } from '@/lessons/lesson.ts';
import { valueOf } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import type { LabState } from '@/state/lab-state.ts';
import { progressOfStep } from '@/state/lesson-progress.ts';
import { progressActions, useProgress } from './use-progress.ts';

type Find = Extract<Task, { kind: 'find' }>;
type Seen = Pick<LabState, 'config' | 'picture' | 'drawing' | 'observed' | 'observedIndex'>;

/** Returns whether the lab's state fulfils the task. */
function isTaskMet(task: Task, state: Seen): boolean {
  const { config, drawing } = state;
  // While a drawing is shown, `picture` is not.
  const picture = drawing ? null : state.picture;
  switch (task.kind) {
    case 'method':
      return config.methods.includes(task.method);
    case 'look':
      return picture?.label === task.label;
    case 'find':
      return runnerUpOf(task, state) === task.like;
    case 'bias':
      return (config.logitBias[task.label] ?? 0) >= task.atLeast;
    case 'set': {
      const value = Number(valueOf(config, task.key));
      return value >= (task.atLeast ?? -Infinity) && value <= (task.atMost ?? Infinity);
    }
  }
}

/** The teacher's most probable class besides the true one of a shown picture that the task is about; null for others. */
function runnerUpOf({ label }: Find, { drawing, picture, observed, observedIndex }: Seen): number | null {
  // The answers may still belong to the previous picture.
  if (drawing || picture?.label !== label || observedIndex !== picture.index) return null;
  const others = (observed?.teacher ?? []).map((logit, other) => (other === label ? -Infinity : logit));
  return others.length === 0 ? null : others.indexOf(Math.max(...others));
}

/** Name of the runner-up of a picture that doesn't fulfil a step's task, so that it says why; null otherwise. */
export function useWrongRunnerUp({ task }: LessonStep): string | null {
  const dataset = useLab((state) => state.config.dataset);
  const runnerUp = useLab((state) => (task?.kind === 'find' ? runnerUpOf(task, state) : null));
  const names = useClassNames(dataset);
  if (task?.kind !== 'find' || runnerUp === null || runnerUp === task.like) return null;
  return names[runnerUp] ?? null;
}

/**
 * Returns whether a step's task is done. It stays done, even if the control is moved back.
 *
 * @param isEntered the step's initial state has been applied, so later changes are the learner's
 */
export function useTask(lesson: Lesson, step: LessonStep, isEntered: boolean): boolean {
  const { task } = step;
  const isMet = useLab((state) => task !== undefined && isTaskMet(task, state));
  const isDone = useProgress((course) => progressOfStep(course, lesson.id, step.id).isDone === true);
  useEffect(() => {
    if (isEntered && isMet && !isDone) progressActions.complete(lesson.id, step.id);
  }, [isEntered, isMet, isDone, lesson.id, step.id]);
  return isDone;
}
