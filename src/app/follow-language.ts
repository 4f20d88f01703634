import type { i18n } from 'i18next';
import { languageOf } from '@/protocol/link/languages.ts';
import { browserStorage, readStored } from '@/state/text-storage.ts';

/**
 * Switches to the language chosen in another tab, unless the link sets one.
 *
 * @param query the page's query string at load
 */
export function followLanguage(translator: i18n, query: string): void {
  if (languageOf(new URLSearchParams(query).get('lang'))) return;
  browserStorage.follow('language', () => {
    const language = languageOf(readStored('language'));
    if (language) void translator.changeLanguage(language);
  });
}
