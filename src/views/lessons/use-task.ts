import { useEffect } from 'react';
import type { Lesson, LessonStep, Task } from '@/lessons/lesson.ts';
import { valueOf } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import type { LabState } from '@/state/lab-state.ts';
import { progressOfStep } from '@/state/lesson-progress.ts';
import { progressActions, useProgress } from './use-progress.ts';

type Seen = Pick<LabState, 'config' | 'picture' | 'drawing' | 'observed' | 'observedIndex'>;

/** Returns whether the lab's state fulfils the task. */
function isTaskMet(task: Task, state: Seen): boolean {
  const { config, drawing, observed, observedIndex } = state;
  // While a drawing is shown, `picture` is not.
  const picture = drawing ? null : state.picture;
  switch (task.kind) {
    case 'method':
      return config.methods.includes(task.method);
    case 'look':
      return picture?.label === task.label;
    case 'find':
      // The answers may still belong to the previous picture.
      if (picture?.label !== task.label || observedIndex !== picture.index) return false;
      return strongestBut(task.label, observed) === task.like;
    case 'bias':
      return (config.logitBias[task.label] ?? 0) >= task.atLeast;
    case 'set': {
      const value = Number(valueOf(config, task.key));
      return value >= (task.atLeast ?? -Infinity) && value <= (task.atMost ?? Infinity);
    }
  }
}

/** The teacher's most probable class besides the true one. */
function strongestBut(label: number, observed: LabState['observed']): number {
  const others = (observed?.teacher ?? []).map((logit, other) => (other === label ? -Infinity : logit));
  return others.indexOf(Math.max(...others));
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
