import { useEffect, useState } from 'react';
import type { Lesson, LessonStep } from '@/lessons/lesson.ts';
import { presetOf } from '@/lessons/values.ts';
import { isSameRun, wholeRun } from '@/state/whole-run.ts';
import { useLabStore } from '@/state/lab-context.tsx';
import type { LabStore } from '@/state/lab-store.ts';

/** Pictures of a class to choose from, as many as the strip of the lab holds. */
const NUM_PICTURES = 12;

async function lookAt({ actions }: LabStore, picture: NonNullable<LessonStep['picture']>) {
  if ('label' in picture) {
    await actions.choosePictures({ by: 'class', label: picture.label, count: NUM_PICTURES });
    return;
  }
  const found = await actions.ask('picture', { index: picture.index });
  if (found) await actions.look(found);
}

/**
 * Gives the lab what a step begins with.
 *
 * @param isResumed the run is already the learner's own of this step, out of the link
 * @returns whether the lab has it
 */
export function useStepEntry(
  lesson: Lesson,
  step: LessonStep,
  isFirst: boolean,
  isResumed: boolean,
): boolean {
  const lab = useLabStore();
  const [isEntered, setIsEntered] = useState(false);
  useEffect(() => {
    let isHere = true;
    const enter = async () => {
      const wanted = wholeRun(presetOf(lesson, step));
      const isSet = (step.preset !== undefined || isFirst) && !isResumed;
      if (isSet && !isSameRun(lab.getState().config, wanted)) {
        if (lab.getState().isPlaying) await lab.actions.pause();
        if (isHere) await lab.actions.configure(wanted);
      }
      if (isHere && step.picture) await lookAt(lab, step.picture);
    };
    // What goes wrong is shown by the lab; the lesson can be read all the same.
    void enter()
      .catch(() => undefined)
      .finally(() => isHere && setIsEntered(true));
    return () => {
      isHere = false;
    };
    // A step is entered once: what it is does not change while it is shown.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return isEntered;
}
