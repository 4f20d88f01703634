import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { readStored } from '@/state/text-storage.ts';
import { Crashed } from './error-boundary.tsx';

/**
 * Shows why the page could not start, usually because a file failed to load.
 *
 * @param error thrown before the first render
 */
export function showStartFailure(root: HTMLElement, error: unknown): void {
  const translator = createTranslator(
    initialLanguage(location.search, readStored('language'), navigator.languages),
  );
  document.documentElement.lang = translator.language;
  createRoot(root).render(
    <I18nextProvider i18n={translator}>
      <Crashed message={error instanceof Error ? error.message : String(error)} />
    </I18nextProvider>,
  );
}
