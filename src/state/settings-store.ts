import { createStore } from 'zustand/vanilla';

const themes = ['light', 'dark'] as const;
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

/** Storage may be full or forbidden: then a preference lasts as long as the page. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a preference.
  }
}

/** What the link asks for goes first, then what was chosen before; anything unknown is as if it were not there. */
function chosen<Value extends string>(values: readonly Value[], key: string, query = ''): Value | undefined {
  const asked = new URLSearchParams(query).get(key);
  return values.find((value) => value === asked) ?? values.find((value) => value === readStored(key));
}

/**
 * @param prefersDark what the system asks for, until the visitor chooses
 * @param query the page's query, in which `theme` may stand
 */
export function createSettingsStore(prefersDark: boolean, query = '') {
  const store = createStore<Settings>(() => ({
    theme: chosen(themes, 'theme', query) ?? (prefersDark ? 'dark' : 'light'),
    axis: chosen(axes, 'axis') ?? 'linear',
    concept: chosen(concepts, 'concept') ?? 'auto',
  }));
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
