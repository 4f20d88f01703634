import { afterEach, describe, expect, it, vi } from 'vitest';
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
    expect(createSettingsStore(false, '?theme=dark').getState().theme).toBe('dark');
    expect(createSettingsStore(false, '?theme=pink').getState().theme).toBe('light');
  });

  it('remember axis and concept card', () => {
    const settings = createSettingsStore(false);
    expect(settings.getState()).toMatchObject({ axis: 'linear', concept: 'auto' });
    settings.setAxis('log');
    settings.setConcept('closed');
    expect(createSettingsStore(false).getState()).toMatchObject({ axis: 'log', concept: 'closed' });
  });

  it('work where storage is forbidden', () => {
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
