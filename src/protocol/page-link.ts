import { ConfigError } from '@/core/errors.ts';

/** Parts of the lab that a link can leave out, so that a class sees what the lesson is about. */
export const hideableParts = [
  'transport',
  'setup',
  'knobs',
  'pictures',
  'loss',
  'scores',
  'recall',
  'methods',
  'lessons',
] as const;
export type HideablePart = (typeof hideableParts)[number];

/** Where a visitor is in a lesson. */
export interface LessonPlace {
  readonly id: string;
  /** 0 for the first. */
  readonly step: number;
}

/** What a link says about the page around the run. */
export interface PageLink {
  readonly lesson: LessonPlace | null;
  readonly hidden: readonly HideablePart[];
  /** Inside of another page: without a header of its own. */
  readonly isEmbedded: boolean;
  /** Large, for the last row of a room. */
  readonly isPresenting: boolean;
}

/** The query keys that belong to the page around the run. */
export const pageLinkKeys = ['lesson', 'at', 'hide', 'embed', 'present'] as const;

/** Nothing special. */
export const plainPage: PageLink = { lesson: null, hidden: [], isEmbedded: false, isPresenting: false };

/** Most steps that any lesson may have, so that a link's number can be checked without the lessons. */
const MOST_STEPS = 20;

/**
 * What a link's query says about the page around the run.
 *
 * @param query e.g. `?lesson=temperature&at=2&hide=setup,methods&embed=1`
 * @param lessonIds the lessons that there are
 * @returns what could be read, and a problem for each key that could not
 */
export function pageFromLink(
  query: string,
  lessonIds: readonly string[],
): { readonly page: PageLink; readonly problems: readonly ConfigError[] } {
  const parameters = new URLSearchParams(query);
  const problems: ConfigError[] = [];
  const isOn = (key: string) => {
    const text = parameters.get(key);
    if (text !== null && text !== '1' && text !== '0') problems.push(new ConfigError(key, text, '0 | 1'));
    return text === '1';
  };
  const id = parameters.get('lesson');
  if (id !== null && !lessonIds.includes(id))
    problems.push(new ConfigError('lesson', id, lessonIds.join(' | ')));
  const at = parameters.get('at');
  const step = Number(at ?? 1);
  const isStep = Number.isInteger(step) && step >= 1 && step <= MOST_STEPS && at !== '';
  if (!isStep) problems.push(new ConfigError('at', at, `a whole number from 1 to ${MOST_STEPS}`));
  const asked = (parameters.get('hide') ?? '').split(',').filter((part) => part !== '');
  const hidden = hideableParts.filter((part) => asked.includes(part));
  const unknown = asked.filter((part) => !hideableParts.some((known) => known === part));
  if (unknown.length > 0) {
    const expected = `any of ${hideableParts.join(', ')}, separated by commas`;
    problems.push(new ConfigError('hide', unknown.join(','), expected));
  }
  const lesson = id !== null && lessonIds.includes(id) ? { id, step: isStep ? step - 1 : 0 } : null;
  return {
    page: { lesson, hidden, isEmbedded: isOn('embed'), isPresenting: isOn('present') },
    problems,
  };
}

/** Writes the page's keys into a query's parameters; what is as usual is left out. */
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
