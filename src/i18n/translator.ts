import { createInstance, type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/en.ts';
import { ko } from './ko/ko.ts';
import { extraTexts } from './extra-texts.ts';
import type { Language } from './language.ts';

/** What the first screen says, in the shape in which i18next takes it. */
const resources = { en: { translation: en }, ko: { translation: ko } } as const;

/**
 * A translator that is ready at once: what the first screen says is in the page in both languages.
 *
 * @param language the one to begin with
 */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  // React escapes what it renders, and `initAsync: false` leaves no moment in which a key is shown raw.
  const backend = {
    type: 'backend' as const,
    callbackApi: false,
    init: () => undefined,
    // Its type knows only the way with a callback.
    read: extraTexts as BackendModule['read'],
  };
  void translator
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      // Loaded by the part of the page that shows the methods; its texts are found by the same keys.
      fallbackNS: 'methods',
      resources,
      partialBundledLanguages: true,
      initAsync: false,
      interpolation: { escapeValue: false },
    });
  return translator;
}
