import { useEffect } from 'react';
import type { Lesson, LessonStep, Task } from '@/lessons/lesson.ts';
import { valueOf } from '@/protocol/run-config.ts';
import { useLab } from '@/state/lab-context.tsx';
import type { LabState } from '@/state/lab-state.ts';
import { progressOfStep } from '@/state/lesson-progress.ts';
import { progressActions, useProgress } from './use-progress.ts';

type Seen = Pick<LabState, 'config' | 'picture' | 'drawing' | 'observed' | 'observedIndex'>;

/** Whether the lab is as a task wants it. */
function isTaskMet(task: Task, state: Seen): boolean {
  const { config, drawing, observed, observedIndex } = state;
  // Behind a drawing the picture is kept, but not looked at.
  const picture = drawing ? null : state.picture;
  switch (task.kind) {
    case 'method':
      return config.methods.includes(task.method);
    case 'look':
      return picture?.label === task.label;
    case 'find':
      // What is said to the picture before stands until the answer to this one is there.
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

/** What the teacher takes a picture for, its own class left out. */
function strongestBut(label: number, observed: LabState['observed']): number {
  const others = (observed?.teacher ?? []).map((logit, other) => (other === label ? -Infinity : logit));
  return others.indexOf(Math.max(...others));
}

/**
 * Whether a step's task was done: once done it stays so, also when the control is moved back.
 *
 * @param isEntered the lab has what the step begins with, so that what is seen now is the learner's own doing
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
