import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { LabState } from './lab-state.ts';
import type { LabStore } from './lab-store.ts';
import type { Settings, SettingsStore } from './settings-store.ts';
import { useStoreState } from './use-store-state.ts';

interface LabContextValue {
  readonly lab: LabStore;
  readonly settings: SettingsStore;
}

/** The stores that the lab's components use. */
const LabContext = createContext<LabContextValue | null>(null);

/** Provides the stores to the lab's components. */
export function LabProvider({ lab, settings, children }: LabContextValue & { readonly children: ReactNode }) {
  const value = useMemo(() => ({ lab, settings }), [lab, settings]);
  return <LabContext value={value}>{children}</LabContext>;
}

function useLabContext(): LabContextValue {
  const value = useContext(LabContext);
  if (!value) throw new Error('the lab’s parts stand inside of <LabProvider>');
  return value;
}

/** The store itself, for code that follows the lab beyond a component's lifetime. */
export const useLabStore = () => useLabContext().lab;

/** The store, or null on a page without a lab. */
export const useOptionalLab = () => useContext(LabContext)?.lab ?? null;

export const useLabActions = () => useLabContext().lab.actions;

export function useLab<Selected>(select: (state: LabState) => Selected): Selected {
  return useStoreState(useLabContext().lab, select);
}

export function useSettings(): readonly [Settings, SettingsStore] {
  const { settings } = useLabContext();
  return [useStoreState(settings, (state) => state), settings];
}
