import { createStore } from 'zustand/vanilla';
import { plainPage, type HideablePart, type LessonPlace, type PageLink } from '@/protocol/page-link.ts';

/** What stands around the run: the lesson, what is hidden, how large it is shown. */
export interface PageState extends PageLink {
  /** Whether the screen is dark, so that the room looks at its teacher. */
  readonly isBlank: boolean;
}

/** @param page as the link asks for it */
export function createPageStore(page: PageLink = plainPage) {
  const store = createStore<PageState>(() => ({ ...page, isBlank: false }));
  const { setState: set } = store;
  return {
    ...store,
    actions: {
      /** Opens a lesson, or goes to another step of it. */
      goTo: (lesson: LessonPlace) => set({ lesson }),
      /** Back to free play. */
      leaveLesson: () => set({ lesson: null }),
      hide: (hidden: readonly HideablePart[]) => set({ hidden }),
      present: (isPresenting: boolean) => set({ isPresenting, isBlank: false }),
      blank: (isBlank: boolean) => set({ isBlank }),
    },
  };
}

export type PageStore = ReturnType<typeof createPageStore>;
