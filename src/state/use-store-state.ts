import { useStore, type StoreApi } from 'zustand';

/** What a component reads of a store; it is drawn again when that changes. */
export function useStoreState<State, Selected>(
  store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>,
  select: (state: State) => Selected,
): Selected {
  return useStore(store, select);
}
