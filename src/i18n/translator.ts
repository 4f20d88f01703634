import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/en.ts';
import { ko } from './ko/ko.ts';
import type { Language } from './language.ts';

/** The texts of every language, in the shape in which i18next takes them. */
const resources = { en: { translation: en }, ko: { translation: ko } } as const;

/**
 * A translator that is ready at once: both languages are in the page, so that switching waits for nothing.
 *
 * @param language the one to begin with
 */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  // React escapes what it renders, and `initAsync: false` leaves no moment in which a key is shown raw.
  void translator.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return translator;
}
