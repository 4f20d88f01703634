import { useStore, type StoreApi } from 'zustand';

/** Selects state from a store; the component re-renders when it changes. */
export function useStoreState<State, Selected>(
  store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>,
  select: (state: State) => Selected,
): Selected {
  return useStore(store, select);
}
