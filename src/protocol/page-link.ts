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
  /** 0 for the first; the number of steps for what comes after the last. */
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

/** A lesson as far as a link needs to know it. */
export interface LinkedLesson {
  readonly id: string;
  readonly numSteps: number;
}

/** Something in a link that was not taken as it is written. */
export type LinkProblem =
  /** A value that does not exist; `used` stands in its place, where null nothing does. */
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly received: string;
      readonly expected: string;
      readonly used: string | null;
    }
  /** A key that means something only beside another one. */
  | { readonly kind: 'alone'; readonly key: string; readonly beside: string }
  /** A key with several values, the first of which counts. */
  | { readonly kind: 'twice'; readonly key: string; readonly used: string }
  /** A key that the page does not have. */
  | { readonly kind: 'unknown'; readonly key: string }
  /** As many more of these. */
  | { readonly kind: 'more'; readonly count: number };

/** The query keys that belong to the page around the run. */
export const pageLinkKeys = ['lesson', 'at', 'hide', 'embed', 'present'] as const;

/** Nothing special. */
export const plainPage: PageLink = { lesson: null, hidden: [], isEmbedded: false, isPresenting: false };

/** What a link may say of its appearance. */
export const themes = ['light', 'dark'] as const;

/** A list in a link; spaces around its commas, as chats add them, are no part of it. */
export function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether a key that is only on or off is on: `?class`, `?class=1`; null for anything else than on and off. */
export function flagOf(text: string | null): boolean | null {
  const flag = text?.trim() ?? '0';
  if (flag === '0' || flag === 'false') return false;
  return flag === '' || flag === '1' || flag === 'true' ? true : null;
}

/**
 * What a link's query says about the page around the run.
 *
 * @param query e.g. `?lesson=temperature&at=2&hide=setup,methods&embed=1`
 * @param lessons all that there are
 * @returns what could be read, and a problem for each key that could not
 */
export function pageFromLink(
  query: string,
  lessons: readonly LinkedLesson[],
): { readonly page: PageLink; readonly problems: readonly LinkProblem[] } {
  const parameters = new URLSearchParams(query);
  const textOf = (key: string) => parameters.get(key)?.trim() ?? null;
  const problems: LinkProblem[] = [];
  const wrong = (key: string, received: string, expected: string, used: string | null = null) =>
    problems.push({ kind: 'value', key, received, expected, used });
  const isOn = (key: string) => {
    const flag = flagOf(textOf(key));
    if (flag === null) wrong(key, textOf(key) ?? '', '0 | 1');
    return flag ?? false;
  };
  const id = textOf('lesson');
  const lesson = lessons.find((each) => each.id === id);
  if (id !== null && !lesson) wrong('lesson', id, lessons.map((each) => each.id).join(' | '));
  const at = textOf('at');
  // After the last step comes the end of the lesson.
  const numPlaces = (lesson?.numSteps ?? 0) + 1;
  const isPlace = at === null || (/^\d+$/.test(at) && Number(at) >= 1 && Number(at) <= numPlaces);
  if (at !== null && !lesson) problems.push({ kind: 'alone', key: 'at', beside: 'lesson' });
  else if (at !== null && !isPlace) wrong('at', at, `a whole number from 1 to ${numPlaces}`, '1');
  const asked = listOf(textOf('hide') ?? '');
  const hidden = hideableParts.filter((part) => asked.includes(part));
  const unknown = asked.filter((part) => !hideableParts.some((known) => known === part));
  if (unknown.length > 0) {
    const expected = `any of ${hideableParts.join(', ')}, separated by commas`;
    wrong('hide', unknown.join(','), expected, hidden.length > 0 ? hidden.join(',') : null);
  }
  const step = isPlace ? Number(at ?? 1) - 1 : 0;
  return {
    page: {
      lesson: lesson ? { id: lesson.id, step } : null,
      hidden,
      isEmbedded: isOn('embed'),
      isPresenting: isOn('present'),
    },
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
