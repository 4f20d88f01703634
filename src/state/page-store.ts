import { createStore } from 'zustand/vanilla';
import { plainPage, type HideablePart, type LessonPlace, type PageLink } from '@/protocol/link/page-link.ts';

/** State of the page around the run: lesson, hidden parts, presentation mode. */
export interface PageState extends PageLink {
  /** Whether the screen is blanked, so that the class looks at its teacher. */
  readonly isBlank: boolean;
}

/** @param page as set by the link */
export function createPageStore(page: PageLink = plainPage) {
  const store = createStore<PageState>(() => ({ ...page, isBlank: false }));
  const { setState: set } = store;
  return {
    ...store,
    actions: {
      /** Opens a lesson, or goes to another step of it. */
      goTo: (lesson: LessonPlace) => set({ lesson }),
      /** Closes the lesson. */
      leaveLesson: () => set({ lesson: null }),
      hide: (hidden: readonly HideablePart[]) => set({ hidden }),
      present: (isPresenting: boolean) => set({ isPresenting, isBlank: false }),
      blank: (isBlank: boolean) => set({ isBlank }),
    },
  };
}

export type PageStore = ReturnType<typeof createPageStore>;
