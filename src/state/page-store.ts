import { createStore } from 'zustand/vanilla';
import { plainPage, type HideablePart, type LessonPlace, type PageLink } from '@/protocol/link/page-link.ts';

/**
 * What lies over the page: a black screen, so that the class looks at its instructor; the lesson's next question, large;
 * the list of lessons; or the share dialog, at the run's link or at the learner's result.
 */
export type Overlay = 'blank' | 'question' | 'lessons' | 'test' | 'share' | 'result';

/** State of the page around the run: lesson, hidden parts, presentation mode. */
export interface PageState extends PageLink {
  readonly overlay: Overlay | null;
}

/** @param page as set by the link */
export function createPageStore(page: PageLink = plainPage) {
  const store = createStore<PageState>(() => ({ ...page, overlay: null }));
  const { setState: set } = store;
  return {
    ...store,
    actions: {
      /** Opens a lesson, or goes to another step of it. */
      goTo: (lesson: LessonPlace) => set({ lesson, overlay: null }),
      /** Closes the lesson. */
      leaveLesson: () => set({ lesson: null, overlay: null }),
      hide: (hidden: readonly HideablePart[]) => set({ hidden }),
      present: (isPresenting: boolean) => set({ isPresenting, overlay: null }),
      /** Lays something over the page, or removes it. */
      lay: (overlay: Overlay | null) => set({ overlay }),
    },
  };
}

export type PageStore = ReturnType<typeof createPageStore>;
