import { createStore } from 'zustand/vanilla';
import { themes } from '@/protocol/page-link.ts';
import { browserStorage, readStored, writeStored } from './text-storage.ts';

const axes = ['linear', 'log'] as const;
const concepts = ['auto', 'open', 'closed'] as const;

export type Theme = (typeof themes)[number];

/** What a visitor prefers, apart from any run. */
export interface Settings {
  readonly theme: Theme;
  readonly axis: (typeof axes)[number];
  /** The concept card: 'auto' is open until the first training. */
  readonly concept: (typeof concepts)[number];
}

const options = { theme: themes, axis: axes, concept: concepts } as const;

const knownIn = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text?.trim());

/**
 * What the link asks for, then what was chosen before, then the default; anything unknown is as if it were not there. A
 * choice made in another tab holds here too, unless the link says otherwise.
 *
 * @param prefersDark what the system asks for, until the visitor chooses
 * @param query the page's query, in which `theme` may stand
 */
export function createSettingsStore(prefersDark: boolean, query = '') {
  const asked = knownIn(themes, new URLSearchParams(query).get('theme'));
  const store = createStore<Settings>(() => ({
    theme: asked ?? knownIn(themes, readStored('theme')) ?? (prefersDark ? 'dark' : 'light'),
    axis: knownIn(axes, readStored('axis')) ?? 'linear',
    concept: knownIn(concepts, readStored('concept')) ?? 'auto',
  }));
  for (const [key, values] of Object.entries(options)) {
    if (key === 'theme' && asked) continue;
    browserStorage.follow(key, () => {
      const value = knownIn<string>(values, readStored(key));
      if (value !== undefined) store.setState({ [key]: value });
    });
  }
  const set = <Key extends keyof Settings>(key: Key, value: Settings[Key]) => {
    writeStored(key, value);
    store.setState({ [key]: value });
  };
  return {
    ...store,
    setTheme: (theme: Theme) => set('theme', theme),
    setAxis: (axis: Settings['axis']) => set('axis', axis),
    setConcept: (concept: Settings['concept']) => set('concept', concept),
  };
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;
