import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { readStored } from '@/state/text-storage.ts';
import { followLanguage } from './follow-language.ts';
import { Header } from './header.tsx';

/** Loads the page from its address. */
async function load() {
  cleanup();
  const settings = createSettingsStore(false, location.search);
  const translator = createTranslator(initialLanguage(location.search, readStored('language'), []));
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <Header settings={settings}>{null}</Header>
      </I18nextProvider>,
    );
  });
  return { language: translator.language, theme: settings.getState().theme };
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

describe('the choices in the header', () => {
  afterEach(() => {
    cleanup();
    localStorage.clear();
    history.replaceState(null, '', '/');
  });

  it('survive a reload of a link with another choice, whose other keys stay', async () => {
    history.replaceState(null, '', '/sub/?theme=light&hide=setup,methods&lang=en&notlang=en#top');
    expect(await load()).toEqual({ language: 'en', theme: 'light' });
    await press('Language');
    await press('화면 테마');
    expect(await load()).toEqual({ language: 'ko', theme: 'dark' });
    expect(location.href.slice(location.origin.length)).toBe(
      '/sub/?theme=dark&hide=setup,methods&lang=ko&notlang=en#top',
    );
  });

  it('apply to other tabs too, unless their link sets a language', async () => {
    const fromOtherTab = (value: string) => {
      localStorage.setItem('language', value);
      dispatchEvent(new StorageEvent('storage', { key: 'language', newValue: value }));
    };
    const [free, linked] = [createTranslator('en'), createTranslator('en')];
    followLanguage(free, '?lang=xx');
    followLanguage(linked, '?lang=en');
    fromOtherTab('ko');
    expect([free.language, linked.language]).toEqual(['ko', 'en']);
    fromOtherTab('nonsense');
    expect(free.language).toBe('ko');
  });

  it('are not added to an address without them', async () => {
    history.replaceState(null, '', '/?alpha=0.5');
    await load();
    await press('Language');
    expect(location.search).toBe('?alpha=0.5');
    expect(await load()).toMatchObject({ language: 'ko' });
  });
});
