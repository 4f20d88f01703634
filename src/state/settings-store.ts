import { createStore } from 'zustand/vanilla';
import { themes } from '@/protocol/link/page-link.ts';
import { browserStorage, readStored, writeStored } from './text-storage.ts';

const axes = ['linear', 'log'] as const;
const concepts = ['auto', 'open', 'closed'] as const;

export type Theme = (typeof themes)[number];

/** A visitor's preferences, independent of any run. */
export interface Settings {
  readonly theme: Theme;
  readonly axis: (typeof axes)[number];
  /** State of the concept card; 'auto' is open until the first training. */
  readonly concept: (typeof concepts)[number];
}

const options = { theme: themes, axis: axes, concept: concepts } as const;

const memberOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text?.trim());

/**
 * Store of the settings: values of the link take precedence over stored ones, and those over defaults;
 * unknown values are ignored. A choice in another tab applies here too, unless the link sets another.
 *
 * @param prefersDark the system's preference, used until the visitor chooses
 * @param query the page's query, which may contain `theme`
 */
export function createSettingsStore(prefersDark: boolean, query = '') {
  const fromLink = memberOf(themes, new URLSearchParams(query).get('theme'));
  const systemTheme = (isDark: boolean): Theme => (isDark ? 'dark' : 'light');
  const chosen = fromLink ?? memberOf(themes, readStored('theme'));
  let isThemeChosen = chosen !== undefined;
  const store = createStore<Settings>(() => ({
    theme: chosen ?? systemTheme(prefersDark),
    axis: memberOf(axes, readStored('axis')) ?? 'linear',
    concept: memberOf(concepts, readStored('concept')) ?? 'auto',
  }));
  for (const [key, values] of Object.entries(options)) {
    if (key === 'theme' && fromLink) continue;
    browserStorage.follow(key, () => {
      const value = memberOf<string>(values, readStored(key));
      if (value === undefined) return;
      isThemeChosen ||= key === 'theme';
      store.setState({ [key]: value });
    });
  }
  const set = <Key extends keyof Settings>(key: Key, value: Settings[Key]) => {
    writeStored(key, value);
    store.setState({ [key]: value });
  };
  return {
    ...store,
    setTheme: (theme: Theme) => {
      isThemeChosen = true;
      set('theme', theme);
    },
    /** Applies the system's changed preference, unless a theme has been chosen. */
    followSystem: (isDark: boolean) => {
      if (!isThemeChosen) store.setState({ theme: systemTheme(isDark) });
    },
    setAxis: (axis: Settings['axis']) => set('axis', axis),
    setConcept: (concept: Settings['concept']) => set('concept', concept),
  };
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;
