import { asText, type ConfigError } from '@/core/errors.ts';
import { choiceOf, type Expectation } from '@/core/expectation.ts';
import { languageOf, languages } from './languages.ts';
import {
  engineSettingsFromLink,
  MAX_UNKNOWN,
  ownerOf,
  runConfigFromLink,
  type EngineSettings,
} from './link.ts';
import {
  flagOf,
  pageFromLink,
  themes,
  type LinkedLesson,
  type LinkProblem,
  type PageLink,
} from './page-link.ts';
import { valueOf, type RunConfig } from '../run/config.ts';

/** Everything that a link sets, and the problems found in it. */
export interface ReadLink extends Pick<EngineSettings, 'backend' | 'threads'> {
  readonly config: RunConfig;
  readonly page: PageLink;
  readonly problems: readonly LinkProblem[];
}

/** The first value of each key and whether all its values are equal; without tracking keys. */
function entriesOf(query: string): ReadonlyMap<string, { readonly text: string; readonly isOne: boolean }> {
  const entries = new Map<string, { text: string; isOne: boolean }>();
  for (const [key, text] of new URLSearchParams(query)) {
    const first = entries.get(key);
    if (first) first.isOne &&= first.text === text;
    else if (ownerOf(key) !== 'tracking') entries.set(key, { text, isOne: true });
  }
  return entries;
}

/** Checks the keys that only choose how the page opens. */
function appearanceProblems(query: string): readonly LinkProblem[] {
  const parameters = new URLSearchParams(query);
  const wrong = (key: string, isRight: (text: string) => boolean, expected: Expectation): LinkProblem[] => {
    const received = parameters.get(key);
    return received === null || isRight(received.trim())
      ? []
      : [{ kind: 'value', key, received, expected, used: null }];
  };
  const isFlag = (text: string) => flagOf(text) !== null;
  return [
    ...wrong('lang', (text) => languageOf(text) !== null, choiceOf(languages)),
    ...wrong('theme', (text) => themes.some((theme) => theme === text), choiceOf(themes)),
    ...wrong('class', isFlag, choiceOf([0, 1])),
    ...wrong('article', isFlag, choiceOf([0, 1])),
    ...wrong('bench', isFlag, choiceOf([0, 1])),
  ];
}

/**
 * Reads everything that a link sets.
 *
 * @param query of any length; texts in `problems` are shortened
 * @returns each key is either applied exactly or named in one problem; unknown keys beyond ten are counted
 */
export function readLink(query: string, lessons: readonly LinkedLesson[]): ReadLink {
  const { config, problems: ofRun } = runConfigFromLink(query);
  const { backend, threads, problems: ofEngine } = engineSettingsFromLink(query);
  const { page, problems: ofPage } = pageFromLink(query, lessons);
  const entries = entriesOf(query);
  const asProblem = ({ context }: ConfigError): LinkProblem => {
    const { key, received, expected } = context;
    const used = ownerOf(key) === 'run' ? String(valueOf(config, key)) : '';
    return { kind: 'value', key, received, expected, used: used === '' ? null : used };
  };
  const unknown = [...entries.keys()].filter((key) => ownerOf(key) === 'nobody');
  const all: readonly LinkProblem[] = [
    ...ofRun.map(asProblem).filter((problem) => 'key' in problem && ownerOf(problem.key) !== 'nobody'),
    ...ofPage,
    ...ofEngine.map(asProblem),
    ...appearanceProblems(query),
    ...[...entries]
      .filter(([key, { isOne }]) => !isOne && ownerOf(key) !== 'nobody')
      .map(([key, { text }]): LinkProblem => ({ kind: 'twice', key, used: text })),
    ...unknown.slice(0, MAX_UNKNOWN).map((key): LinkProblem => ({ kind: 'unknown', key })),
  ];
  const named = new Map<string, LinkProblem>();
  for (const problem of all) {
    if (!('key' in problem) || named.has(problem.key)) continue;
    named.set(problem.key, shown(problem));
  }
  const numMore = unknown.length - MAX_UNKNOWN;
  const more: readonly LinkProblem[] = numMore > 0 ? [{ kind: 'more', count: numMore }] : [];
  return { config, page, backend, threads, problems: [...named.values(), ...more] };
}

/** Shortens a problem's texts for display. */
function shown(problem: LinkProblem): LinkProblem {
  const cut = Object.entries(problem).map(([name, value]: [string, unknown]) => {
    const isLinks = name === 'key' || name === 'received' || name === 'used';
    return [name, isLinks && typeof value === 'string' ? asText(value) : value] as const;
  });
  return Object.fromEntries(cut) as unknown as LinkProblem;
}
