import { createStore } from 'zustand/vanilla';
import { plainPage, type HideablePart, type LessonPlace, type PageLink } from '@/protocol/link/page-link.ts';

/**
 * What lies over the page: a black screen, so that the class looks at its instructor; the lesson's next question, large;
 * the list of lessons, or its test; or the share dialog, at the run's link or at the learner's result.
 */
export type Overlay = 'blank' | 'question' | 'lessons' | 'test' | 'share' | 'result';

/** A stop on a path through the lessons, by the path's name and the stop's index. */
export interface PathPlace {
  readonly name: string;
  readonly stop: number;
}

/** State of the page around the run: lesson, hidden parts, presentation mode. */
export interface PageState extends PageLink {
  readonly overlay: Overlay | null;
  /** The path that the visitor follows; null once another lesson is opened. */
  readonly path: PathPlace | null;
}

/** @param page as set by the link */
export function createPageStore(page: PageLink = plainPage) {
  const store = createStore<PageState>(() => ({ ...page, overlay: null, path: null }));
  const { setState: set } = store;
  return {
    ...store,
    actions: {
      /** Opens a lesson, or goes to another step of it. */
      goTo: (lesson: LessonPlace) =>
        set(({ lesson: open, path }) => ({
          lesson,
          overlay: null,
          path: open?.id === lesson.id ? path : null,
        })),
      /** Opens a lesson as a stop on a path. */
      follow: (path: PathPlace, lesson: LessonPlace) => set({ lesson, overlay: null, path }),
      /** Closes the lesson. */
      leaveLesson: () => set({ lesson: null, overlay: null, path: null }),
      hide: (hidden: readonly HideablePart[]) => set({ hidden }),
      present: (isPresenting: boolean) => set({ isPresenting, overlay: null }),
      /** Lays something over the page, or removes it. */
      lay: (overlay: Overlay | null) => set({ overlay }),
    },
  };
}

export type PageStore = ReturnType<typeof createPageStore>;
