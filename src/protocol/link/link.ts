import { ConfigError } from '@/core/errors.ts';
import { choiceOf } from '@/core/expectation.ts';
import { backendIds, type BackendId } from '../engine/backend.ts';
import { listOf, pageLinkKeys } from './page-link.ts';
import {
  CONFIG_VERSION,
  defaultRunConfig,
  inOrder,
  parseRunConfig,
  runConfigKeys,
  valueOf,
  type ParsedRunConfig,
} from '../run/config.ts';
import { suitedInput } from '../suited-settings.ts';
import { MAX_THREADS } from '../engine/threads.ts';

/** Query key for the version of a link's keys. */
export const VERSION_KEY = 'v';

/** Query key that forces a backend. */
export const BACKEND_KEY = 'backend';

/** Query key that sets the number of threads. */
export const THREADS_KEY = 'threads';
/** Numbers of threads that a link may set. */
export const numThreads = Array.from({ length: MAX_THREADS }, (_, index) => index + 1);

/** Keys that open another page instead of the lab: class results, benchmark, a lesson's worksheet, the article. */
const otherPageKeys = ['class', 'bench', 'sheet', 'article'] as const;

/** Keys that belong to the page rather than the run; the run's parser ignores them. */
const pageKeys: ReadonlySet<string> = new Set([
  VERSION_KEY,
  BACKEND_KEY,
  THREADS_KEY,
  'lang',
  'theme',
  ...otherPageKeys,
  ...pageLinkKeys,
]);
const runKeys: ReadonlySet<string> = new Set(runConfigKeys);

/** Every key that a link may have. */
export const linkKeys: readonly string[] = [...pageKeys, ...runKeys];

/** Tracking parameters that other sites add to links; this page ignores them. */
const tracking =
  /^(utm|gad|hsa|mtm|pk|n)_|^(_ga|_gl|_hsenc|_hsmi|dclid|fbclid|gbraid|gclid|gclsrc|igshi?d?|li_fat_id|mc_[ce]id|mkt_tok|msclkid|napm|s_cid|srsltid|ttclid|twclid|vero_id|wbraid|wickedid|yclid)$/i;

/** The part of the page that a key belongs to. */
export function ownerOf(key: string): 'run' | 'page' | 'tracking' | 'nobody' {
  if (runKeys.has(key)) return 'run';
  if (pageKeys.has(key)) return 'page';
  return tracking.test(key) ? 'tracking' : 'nobody';
}

/** Longest value that is parsed, in characters; a list of all methods has 200. */
const LONGEST_VALUE = 1_000;

/** Up to this many unknown keys are named; the rest are counted. */
export const MAX_UNKNOWN = 10;

/** Number('') is 0: an empty value must not pass as a number. */
function numberOrText(text: string): number | string {
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function fromText(key: string, text: string): unknown {
  if (text.length > LONGEST_VALUE) return text;
  const standard = valueOf(defaultRunConfig, key);
  if (key === 'methods') return listOf(text);
  if (Array.isArray(standard))
    return text.trim() === '' ? [] : text.split(',').map((part) => numberOrText(part.trim()));
  return typeof standard === 'number' ? numberOrText(text.trim()) : text.trim();
}

/**
 * Reads the run from a link's query. If a key occurs twice, the first value counts.
 *
 * @param query e.g. `?v=1&dataset=mnist&temperature=4`
 * @returns the run and, in `problems`, every invalid key: it gets its default or a list's valid entries
 */
export function runConfigFromLink(query: string): ParsedRunConfig {
  const parameters = new URLSearchParams(query);
  const input = new Map<string, unknown>();
  let numUnknown = 0;
  for (const [key, text] of parameters) {
    if (input.has(key)) continue;
    const owner = ownerOf(key);
    if (owner === 'run') input.set(key, fromText(key, text));
    else if (owner === 'nobody' && (numUnknown += 1) <= MAX_UNKNOWN) input.set(key, text);
  }
  const { config, problems } = parseRunConfig({
    ...suitedInput(input.get('student'), input.get('optimizer')),
    ...Object.fromEntries(input),
  });
  const named = new Set(problems.map(({ context }) => context['key']));
  // Valid values that the rest of the run overrules, e.g. a teacher without weights is trained live.
  const changed = [...input].flatMap(([key, value]) => {
    const used = valueOf(config, key);
    const isTaken = named.has(key) || JSON.stringify(inOrder(key, value)) === JSON.stringify(used);
    return isTaken ? [] : [new ConfigError(key, value, String(used))];
  });
  const version = parameters.get(VERSION_KEY);
  const isOther = version !== null && Number(version) !== CONFIG_VERSION;
  const ofVersion = isOther ? [new ConfigError(VERSION_KEY, version, String(CONFIG_VERSION))] : [];
  return { config, problems: [...ofVersion, ...problems, ...changed] };
}

/** Engine settings of a link. */
export interface EngineSettings {
  /** Null to choose by measuring; likewise for threads. */
  readonly backend: BackendId | null;
  readonly threads: number | null;
  /** Invalid settings, which are ignored. */
  readonly problems: readonly ConfigError[];
}

/** Reads the engine settings from a link's query, `?backend=` and `?threads=`. */
export function engineSettingsFromLink(query: string): EngineSettings {
  const parameters = new URLSearchParams(query);
  const backendText = parameters.get(BACKEND_KEY)?.trim() ?? null;
  const threadsText = parameters.get(THREADS_KEY)?.trim() ?? null;
  const backend = backendIds.find((id) => id === backendText) ?? null;
  const threads = numThreads.find((number) => String(number) === threadsText) ?? null;
  const problems: ConfigError[] = [];
  if (backendText !== null && backend === null)
    problems.push(new ConfigError(BACKEND_KEY, backendText, choiceOf(backendIds)));
  if (threadsText !== null && threads === null)
    problems.push(new ConfigError(THREADS_KEY, threadsText, choiceOf(numThreads)));
  return { backend, threads, problems };
}
