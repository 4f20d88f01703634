import { createStore } from 'zustand/vanilla';
import { methods } from '@/distill/registry.ts';
import { perLab } from './per-lab.ts';

/**
 * The method whose panel is open, one for the whole lab: several parts open it.
 *
 * A method that was switched on replaces one that was switched off, as when a lesson exchanges them.
 */
export const openedMethodOf = perLab((lab) => {
  const store = createStore<{ readonly id: string | undefined }>(() => ({
    id: lab.getState().config.methods.at(-1) ?? methods[0]?.id,
  }));
  lab.subscribe(({ config: { methods: now } }, { config: { methods: before } }) => {
    if (now === before) return;
    const added = now.findLast((id) => !before.includes(id));
    if (added !== undefined && !now.some((id) => id === store.getState().id)) store.setState({ id: added });
  });
  return store;
});
