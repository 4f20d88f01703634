import { ConfigError } from '@/core/errors.ts';
import { methods } from '@/distill/registry.ts';
import { settingsOf } from '@/distill/values.ts';
import { backendIds, type BackendId } from './messages.ts';
import { pageLinkKeys } from './page-link.ts';
import {
  CONFIG_VERSION,
  defaultRunConfig,
  isSameValue,
  parseRunConfig,
  runConfigKeys,
  valueOf,
  type ParsedRunConfig,
  type RunConfig,
} from './run-config.ts';
import { rareKeys, runConfigFields } from './run-config-fields.ts';
import { MAX_THREADS } from './threads.ts';

/** The query key that says which version of the keys a link uses. */
const VERSION_KEY = 'v';

/** The query key that forces a backend. */
const BACKEND_KEY = 'backend';

/** The query key that asks for a number of threads. */
const THREADS_KEY = 'threads';
const numThreads = Array.from({ length: MAX_THREADS }, (_, index) => index + 1);

/** Keys that belong to the page and not to the run; the run's parser leaves them alone. */
const pageKeys: ReadonlySet<string> = new Set([
  VERSION_KEY,
  BACKEND_KEY,
  THREADS_KEY,
  'lang',
  'theme',
  ...pageLinkKeys,
]);

/** Number('') is 0: an empty value must not pass as a number. */
function numberOrText(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function fromText(key: string, text: string): unknown {
  const standard = valueOf(defaultRunConfig, key);
  // Ids are words; the lists of numbers have none.
  if (Array.isArray(standard)) return text === '' ? [] : text.split(',').map(numberOrText);
  return typeof standard === 'number' ? numberOrText(text) : text;
}

/**
 * The run that a link's query describes.
 *
 * @param query e.g. `?v=1&dataset=mnist&temperature=4`
 * @returns the run, with every key that could not be taken at its default and named in `problems`
 */
export function runConfigFromLink(query: string): ParsedRunConfig {
  const parameters = new URLSearchParams(query);
  const input: Record<string, unknown> = {};
  for (const [key, text] of parameters) {
    if (pageKeys.has(key)) continue;
    input[key] = runConfigKeys.includes(key) ? fromText(key, text) : text;
  }
  const parsed = parseRunConfig(input);
  const version = parameters.get(VERSION_KEY);
  if (version === null || Number(version) === CONFIG_VERSION) return parsed;
  const problem = new ConfigError(VERSION_KEY, version, String(CONFIG_VERSION));
  return { config: parsed.config, problems: [problem, ...parsed.problems] };
}

/** How the engine is to work, as far as a link says. */
export interface EngineWishes {
  /** Null where measuring decides, as with threads. */
  readonly backend: BackendId | null;
  readonly threads: number | null;
  /** Wishes that cannot be met, which are not heeded. */
  readonly problems: readonly ConfigError[];
}

/** What a link's query asks of the engine itself, `?backend=` and `?threads=`. */
export function engineWishesFromLink(query: string): EngineWishes {
  const parameters = new URLSearchParams(query);
  const asked = parameters.get(BACKEND_KEY);
  const askedThreads = parameters.get(THREADS_KEY);
  const backend = backendIds.find((id) => id === asked) ?? null;
  const threads = numThreads.find((number) => String(number) === askedThreads) ?? null;
  const problems: ConfigError[] = [];
  if (asked !== null && backend === null)
    problems.push(new ConfigError(BACKEND_KEY, asked, backendIds.join(' | ')));
  if (askedThreads !== null && threads === null)
    problems.push(new ConfigError(THREADS_KEY, askedThreads, numThreads.join(' | ')));
  return { backend, threads, problems };
}

/** A key of the page's own that stays in its link; a backend that does not exist was a mistake. */
function isKept(key: string, text: string): boolean {
  if (key === BACKEND_KEY) return backendIds.some((id) => id === text);
  if (key === THREADS_KEY) return numThreads.some((number) => String(number) === text);
  return key !== VERSION_KEY && pageKeys.has(key);
}

/** Keys of every run, which a link says even where they have their defaults: those may change. */
const alwaysWritten: ReadonlySet<string> = new Set(
  Object.keys(runConfigFields).filter((key) => !rareKeys.some((rare) => rare === key)),
);

/** Whether a link needs the key: those of methods are left out while they have their defaults, to keep it short. */
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
 * The query that carries a whole run: every key that acts, so that a link still means the same when defaults change.
 *
 * @param query the page's present query, whose keys that are not the run's are kept
 */
export function linkFromRunConfig(config: RunConfig, query = ''): string {
  const kept = [...new URLSearchParams(query)].filter(([key, text]) => isKept(key, text));
  const parameters = new URLSearchParams([[VERSION_KEY, String(CONFIG_VERSION)], ...kept]);
  for (const key of runConfigKeys) {
    if (isWritten(config, key)) parameters.set(key, String(valueOf(config, key)));
  }
  return `?${parameters.toString().replaceAll('%2C', ',')}`;
}
