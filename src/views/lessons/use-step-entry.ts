import { useEffect, useState } from 'react';
import type { Lesson, LessonStep } from '@/lessons/lesson.ts';
import { presetOf } from '@/lessons/values.ts';
import { isSameRun, wholeRun } from '@/state/whole-run.ts';
import { useLabStore } from '@/state/lab-context.tsx';
import type { LabState } from '@/state/lab-state.ts';
import type { LabStore } from '@/state/lab-store.ts';

/** Number of pictures of a class, as many as the lab's strip shows. */
const NUM_PICTURES = 12;

type Picture = NonNullable<LessonStep['picture']>;

/** Whether the lab shows the picture, or pictures of its class. */
function isShown({ pictureQuery: query, picture: shown }: LabState, picture: Picture): boolean {
  if ('label' in picture) return query.by === 'class' && query.label === picture.label;
  return shown?.index === picture.index;
}

async function showPicture({ actions }: LabStore, picture: Picture) {
  if ('label' in picture) {
    await actions.choosePictures({ by: 'class', label: picture.label, count: NUM_PICTURES });
    return;
  }
  const found = await actions.inspect('picture', { index: picture.index });
  if (found) await actions.observePicture(found);
}

/**
 * Applies a step's initial state to the lab.
 *
 * @param isResumed the link has already loaded the learner's own run of this step
 * @returns whether the state has been applied
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
      const expected = wholeRun(presetOf(lesson, step));
      const isSet = (step.preset !== undefined || isFirst) && !isResumed;
      const { config, isReady } = lab.getState();
      const changes = isSet && !isSameRun(config, expected);
      if (changes && lab.getState().isPlaying) await lab.actions.pause();
      // Before the step's run, which may take seconds to build: the step's text is about the picture.
      if (changes && isHere && step.picture && isReady && config.dataset === expected['dataset'])
        await showPicture(lab, step.picture).catch(() => undefined);
      if (changes && isHere) await lab.actions.configure(expected);
      // A setting such as the number of steps keeps what was trained, whose end would stand there as the lesson's.
      if (changes && isHere && isFirst && lab.getState().series.steps.length > 0) await lab.actions.reset();
      if (isHere && step.picture && !(changes && isShown(lab.getState(), step.picture)))
        await showPicture(lab, step.picture);
    };
    // The lab shows a failure; the lesson stays readable.
    void enter()
      .catch(() => undefined)
      .finally(() => isHere && setIsEntered(true));
    return () => {
      isHere = false;
    };
    // Runs once: a step does not change while it is shown.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return isEntered;
}
