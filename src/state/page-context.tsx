import { createContext, useContext } from 'react';
import type { HideablePart } from '@/protocol/page-link.ts';
import { createPageStore, type PageState, type PageStore } from './page-store.ts';
import { useStoreState } from './use-store-state.ts';

/** What stands around the run; parts that are drawn alone, as in a test, have a page where nothing is special. */
const PageContext = createContext<PageStore>(createPageStore());

export const PageProvider = PageContext.Provider;

export const usePageActions = () => useContext(PageContext).actions;

export function usePage<Selected>(select: (state: PageState) => Selected): Selected {
  return useStoreState(useContext(PageContext), select);
}

/** Whether the link leaves a part out. */
export function useIsHidden(part: HideablePart): boolean {
  return usePage(({ hidden }) => hidden.includes(part));
}
