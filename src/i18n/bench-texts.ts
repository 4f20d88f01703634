import type { i18n } from 'i18next';
import { bench as english } from './en/bench.ts';
import { bench as korean } from './ko/bench.ts';

/**
 * Adds the benchmark's texts to a translator; imported by the benchmark only, so that no other visitor loads it.
 */
export function addBenchTexts(translator: i18n): i18n {
  translator.addResourceBundle('en', 'translation', { bench: english }, true);
  translator.addResourceBundle('ko', 'translation', { bench: korean }, true);
  return translator;
}
