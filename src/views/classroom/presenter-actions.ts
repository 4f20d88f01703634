import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { nextQuestion } from '@/lessons/next-question.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import type { LessonPlace } from '@/protocol/link/page-link.ts';
import { courseProgress } from '@/state/course-progress.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { progressOfStep } from '@/state/lesson-progress.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import type { Command } from './presenter-commands.ts';

// The store shows a failure of an action.
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

/** Scrolls the lab, also while a lesson's panel has the focus. */
function scrollLab(to: 'up' | 'down' | 'start' | 'end'): void {
  if (to === 'start' || to === 'end') scrollTo({ top: to === 'start' ? 0 : document.body.scrollHeight });
  // Key repeat scrolls by a quarter of the screen each time, which the eye can follow.
  else scrollBy({ top: (to === 'down' ? 0.25 : -0.25) * innerHeight });
}

/** Toggles full screen; resolves with the new state, null if the browser does not allow it. */
async function toggleFullscreen(): Promise<boolean | null> {
  try {
    if (document.fullscreenElement) {
      await document.exitFullscreen();
      return false;
    }
    await document.documentElement.requestFullscreen();
    return true;
  } catch {
    return null;
  }
}

/**
 * Runs commands.
 *
 * @param openHelp shows the keys
 * @returns a function that takes a command and the time of its key press, and resolves with the message to show; null if the effect is visible
 */
export function usePresenterActions(openHelp: () => void) {
  const { t } = useTranslation('classroom');
  const isPlaying = useLab((state) => state.isPlaying);
  const isReady = useLab((state) => state.isReady);
  const seed = useLab((state) => state.config.seed);
  const lesson = usePage((state) => state.lesson);
  const lab = useLabActions();
  const page = usePageActions();

  /** Questions that have been shown large, so that the next key press goes on. */
  const asked = useRef(new Set<string>());

  const turn = async ({ id, step }: LessonPlace, by: 1 | -1): Promise<string | null> => {
    const index = lessonEntries.findIndex((entry) => entry.id === id);
    const opened = await entryAt(lessonEntries, index).load();
    const steps = opened.steps.length;
    const here = opened.steps[step];
    if (by === 1 && here?.prediction && !asked.current.has(`${id} ${here.id}`)) {
      asked.current.add(`${id} ${here.id}`);
      const { course } = courseProgress.getState().value;
      if (progressOfStep(course, id, here.id).guess === undefined) {
        page.lay('question');
        return null;
      }
    }
    // A link's step may be beyond the last one; the step after the last shows the lesson's finding.
    const next = Math.min(step, steps) + by;
    if (next < 0) return t('presenter.said.firstStep');
    if (next > steps) return t('presenter.said.lessonEnd');
    page.goTo({ id, step: next });
    if (next === steps) return t('presenter.said.finding', { lesson: index + 1 });
    return t('presenter.said.lessonStep', { lesson: index + 1, step: next + 1, steps });
  };
  const ask = async ({ id, step }: LessonPlace): Promise<string | null> => {
    const entry = lessonEntries.find((each) => each.id === id);
    if (!entry || nextQuestion(await entry.load(), step) === null) return t('presenter.said.noQuestion');
    page.lay('question');
    return null;
  };
  const open = (index: number): string => {
    const entry = lessonEntries[index];
    const number = { lesson: index + 1, lessons: lessonEntries.length };
    if (!entry) return t('presenter.said.noLesson', number);
    page.goTo({ id: entry.id, step: 0 });
    return t('presenter.said.lesson', number);
  };
  const step = (): string => {
    if (!isReady) return t('presenter.said.notReady');
    if (isPlaying) return t('presenter.said.pauseFirst');
    quietly(lab.step('students'));
    return t('presenter.said.stepped');
  };
  const restart = (next?: number): string => {
    if (!isReady) return t('presenter.said.notReady');
    quietly(lab.reset(next));
    return next === undefined ? t('presenter.said.reset') : t('presenter.said.seed', { seed: next });
  };

  return async (command: Command, atMs: number): Promise<string | null> => {
    switch (command.kind) {
      case 'toggle': {
        const pressed = lab.pressPlay(atMs);
        return pressed && t(pressed === 'pause' ? 'presenter.said.paused' : 'presenter.said.playing');
      }
      case 'step':
        return step();
      case 'turn':
        return lesson && turn(lesson, command.by);
      case 'lesson':
        return open(command.index);
      case 'reset':
        return restart();
      case 'seed':
        return restart((seed + 1) % 1_000_000);
      case 'blank':
        page.lay('blank');
        return null;
      case 'question':
        return lesson ? ask(lesson) : t('presenter.said.questionOf');
      case 'lessons':
        page.lay('lessons');
        return null;
      case 'fullscreen': {
        const isFull = await toggleFullscreen();
        if (isFull === null) return t('presenter.said.noFullscreen');
        return t(isFull ? 'presenter.said.fullscreenOn' : 'presenter.said.fullscreenOff');
      }
      case 'help':
        openHelp();
        return null;
      case 'leave':
        page.present(false);
        return null;
      case 'scroll':
        scrollLab(command.to);
        return null;
      case 'light':
        return null;
    }
  };
}
