import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialLanguage } from '@/i18n/language.ts';
import { readRememberedBackend } from './remembered-backend.ts';
import { createSettingsStore } from './settings-store.ts';

describe('the settings', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
  });

  it('follow the link, then an earlier choice, then the system', () => {
    expect(createSettingsStore(true).getState().theme).toBe('dark');
    createSettingsStore(true).setTheme('light');
    expect(createSettingsStore(true).getState().theme).toBe('light');
    expect(createSettingsStore(false, '?theme= dark').getState().theme).toBe('dark');
    expect(createSettingsStore(false, '?theme=pink').getState().theme).toBe('light');
  });

  it('remember axis and concept card', () => {
    const settings = createSettingsStore(false);
    expect(settings.getState()).toMatchObject({ axis: 'linear', concept: 'auto' });
    settings.setAxis('log');
    settings.setConcept('closed');
    expect(createSettingsStore(false).getState()).toMatchObject({ axis: 'log', concept: 'closed' });
  });

  /** Fires a browser's event in every other tab. */
  const fromOtherTab = (key: string, value: string) => {
    localStorage.setItem(key, value);
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  };

  it('follow a choice in another tab, unless the link sets a theme', () => {
    const settings = createSettingsStore(false);
    const linked = createSettingsStore(false, '?theme=light');
    const odd = createSettingsStore(false, '?theme=purple');
    for (const [key, value] of [
      ['theme', 'dark'],
      ['axis', 'log'],
      ['concept', 'closed'],
    ] as const)
      fromOtherTab(key, value);
    expect(settings.getState()).toEqual({ theme: 'dark', axis: 'log', concept: 'closed' });
    expect(linked.getState()).toEqual({ theme: 'light', axis: 'log', concept: 'closed' });
    expect(odd.getState().theme).toBe('dark');
    fromOtherTab('theme', 'purple');
    expect(settings.getState().theme).toBe('dark');
  });

  it('follow the system while the page is open, until a theme is chosen', () => {
    const settings = createSettingsStore(false);
    const linked = createSettingsStore(false, '?theme=light');
    const other = createSettingsStore(false);
    for (const each of [settings, linked, other]) each.followSystem(true);
    expect(settings.getState().theme).toBe('dark');
    expect(linked.getState().theme).toBe('light');
    settings.setTheme('dark');
    fromOtherTab('theme', 'dark');
    for (const each of [settings, other]) each.followSystem(false);
    expect(settings.getState().theme).toBe('dark');
    expect(other.getState().theme).toBe('dark');
    expect(createSettingsStore(false).getState().theme).toBe('dark');
  });

  it('survive any stored value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        for (const key of ['theme', 'axis', 'concept', 'language', 'backend'])
          localStorage.setItem(key, text);
        expect(createSettingsStore(true).getState()).toEqual({
          theme: 'dark',
          axis: 'linear',
          concept: 'auto',
        });
        expect(initialLanguage('', text, [])).toMatch(/^(en|ko)$/);
        expect(readRememberedBackend('any')).toBeNull();
      }),
      { seed: 20_261_127, numRuns: 50 },
    );
  });

  it('work if storage is blocked', () => {
    const refuse = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    const settings = createSettingsStore(false);
    settings.setTheme('dark');
    expect(settings.getState().theme).toBe('dark');
  });
});
