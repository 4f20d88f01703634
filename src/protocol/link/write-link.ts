import { methods } from '@/distill/registry.ts';
import { settingsOf } from '@/distill/values.ts';
import { backendIds } from '../engine/backend.ts';
import {
  CONFIG_VERSION,
  defaultRunConfig,
  isSameValue,
  runConfigKeys,
  valueOf,
  type RunConfig,
} from '../run/config.ts';
import { rareKeys, runConfigFields } from '../run/fields.ts';
import { languageOf } from './languages.ts';
import { BACKEND_KEY, numThreads, THREADS_KEY, VERSION_KEY } from './link.ts';
import { pageLinkKeys, themes, type PageLink } from './page-link.ts';

/** Whether a key of the page stays in its link; invalid values are dropped. */
function isKept(key: string, text: string): boolean {
  if (key === BACKEND_KEY) return backendIds.some((id) => id === text);
  if (key === THREADS_KEY) return numThreads.some((number) => String(number) === text);
  if (key === 'lang') return languageOf(text) !== null;
  if (key === 'theme') return themes.some((theme) => theme === text);
  return pageLinkKeys.some((each) => each === key);
}

/** Keys that a link always contains, even with default values, since defaults may change. */
const alwaysWritten: ReadonlySet<string> = new Set(
  Object.keys(runConfigFields).filter((key) => !rareKeys.some((rare) => rare === key)),
);

/** Whether a link needs the key; to keep links short, default values of inactive methods are left out. */
function isWritten(config: RunConfig, key: string): boolean {
  if (alwaysWritten.has(key)) return true;
  const isOn = methods.some(
    (method) =>
      config.methods.includes(method.id) &&
      [...settingsOf(method), ...method.choices].some((each) => each.key === key),
  );
  return isOn || !isSameValue(config, defaultRunConfig, key);
}

/**
 * Writes a run as a query with every key that has an effect: the link stays valid if defaults change.
 *
 * @param query the page's current query; its page keys are kept
 */
export function linkFromRunConfig(config: RunConfig, query = ''): string {
  const parameters = new URLSearchParams([[VERSION_KEY, String(CONFIG_VERSION)]]);
  for (const [key, text] of new URLSearchParams(query))
    if (isKept(key, text) && !parameters.has(key)) parameters.set(key, text);
  for (const key of runConfigKeys) {
    if (isWritten(config, key)) parameters.set(key, String(valueOf(config, key)));
  }
  return `?${parameters.toString().replaceAll('%2C', ',')}`;
}

/** Writes the page's keys into a query's parameters; default values are left out. */
export function writePageLink(parameters: URLSearchParams, page: PageLink): void {
  for (const key of pageLinkKeys) parameters.delete(key);
  if (page.lesson) {
    parameters.set('lesson', page.lesson.id);
    parameters.set('at', String(page.lesson.step + 1));
  }
  if (page.hidden.length > 0) parameters.set('hide', page.hidden.join(','));
  if (page.isEmbedded) parameters.set('embed', '1');
  if (page.isPresenting) parameters.set('present', '1');
}
