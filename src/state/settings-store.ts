import { createStore } from 'zustand/vanilla';

export type Theme = 'light' | 'dark';

/** What a visitor prefers, apart from any run. */
export interface Settings {
  readonly theme: Theme;
  readonly axis: 'linear' | 'log';
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

/** @param prefersDark what the system asks for, until the visitor chooses */
export function createSettingsStore(prefersDark: boolean) {
  const stored = readStored('theme');
  const theme: Theme = stored === 'light' || stored === 'dark' ? stored : prefersDark ? 'dark' : 'light';
  const store = createStore<Settings>(() => ({ theme, axis: 'linear' }));
  return {
    ...store,
    setTheme(next: Theme) {
      writeStored('theme', next);
      store.setState({ theme: next });
    },
    setAxis: (axis: Settings['axis']) => store.setState({ axis }),
  };
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;
