import { createContext, useContext } from 'react';
import type { HideablePart } from '@/protocol/link/page-link.ts';
import { createPageStore, type PageState, type PageStore } from './page-store.ts';
import { useStoreState } from './use-store-state.ts';

/** The page around the run; components rendered alone, as in a test, get a default page. */
const PageContext = createContext<PageStore>(createPageStore());

export const PageProvider = PageContext.Provider;

export const usePageActions = () => useContext(PageContext).actions;

export function usePage<Selected>(select: (state: PageState) => Selected): Selected {
  return useStoreState(useContext(PageContext), select);
}

/** Whether the link hides a part. */
export function useIsHidden(part: HideablePart): boolean {
  return usePage(({ hidden }) => hidden.includes(part));
}
