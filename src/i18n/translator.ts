import { createInstance, type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/en.ts';
import { ko } from './ko/ko.ts';
import type { Language } from './language.ts';

/** Texts of the first screen, in i18next's shape. */
const resources = { en: { translation: en }, ko: { translation: ko } } as const;

/**
 * A translator that is ready synchronously: the page contains the first screen's texts in both languages.
 *
 * @param language the initial language
 */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  // React escapes what it renders, and with `initAsync: false` no key is ever shown instead of its text.
  const backend = {
    type: 'backend' as const,
    callbackApi: false,
    init: () => undefined,
    // Loaded later: it names a file for each language and part. Its type knows only the callback form.
    read: (async (name: string, namespace: string) =>
      (await import('./extra-texts.ts')).extraTexts(name, namespace)) as BackendModule['read'],
  };
  void translator
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      // Loaded by the part that shows the methods; its texts are found by the same keys.
      fallbackNS: 'methods',
      resources,
      partialBundledLanguages: true,
      initAsync: false,
      interpolation: { escapeValue: false },
    });
  return translator;
}
