import { anyOf, choiceOf, wholeFrom, type Expectation } from '@/core/expectation.ts';

/** Parts of the lab that a link can hide, so that a class sees only what the lesson is about. */
export const hideableParts = [
  'transport',
  'setup',
  'knobs',
  'pictures',
  'loss',
  'scores',
  'recall',
  'comparison',
  'methods',
  'map',
  'lessons',
] as const;
export type HideablePart = (typeof hideableParts)[number];

/** Position in a lesson. */
export interface LessonPlace {
  readonly id: string;
  /** Step index from 0; the number of steps for the lesson's end. */
  readonly step: number;
}

/** The part of a link that concerns the page around the run. */
export interface PageLink {
  readonly lesson: LessonPlace | null;
  readonly hidden: readonly HideablePart[];
  /** Embedded in another page: without its own header. */
  readonly isEmbedded: boolean;
  /** Enlarged for a projector. */
  readonly isPresenting: boolean;
}

/** The data of a lesson that links need. */
export interface LinkedLesson {
  readonly id: string;
  /** Ids that open it at its first step. */
  readonly formerIds?: readonly string[];
  readonly numSteps: number;
}

/** Something in a link that was not applied as written. */
export type LinkProblem =
  /** An invalid value; `used` replaces it, or nothing if null. */
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly received: string;
      readonly expected: Expectation;
      readonly used: string | null;
    }
  /** A key that has an effect only together with another one. */
  | { readonly kind: 'alone'; readonly key: string; readonly beside: string }
  /** A key with several values; the first one counts. */
  | { readonly kind: 'twice'; readonly key: string; readonly used: string }
  /** An unknown key. */
  | { readonly kind: 'unknown'; readonly key: string }
  /** The number of further unknown keys. */
  | { readonly kind: 'more'; readonly count: number };

/** Query keys that belong to the page around the run. */
export const pageLinkKeys = ['lesson', 'at', 'hide', 'embed', 'present'] as const;

/** Default page. */
export const plainPage: PageLink = { lesson: null, hidden: [], isEmbedded: false, isPresenting: false };

/** Values of the `theme` key. */
export const themes = ['light', 'dark'] as const;

/** Splits a list in a link; ignores spaces around commas, which chats add. */
export function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Parses an on/off key such as `?class` or `?class=1`; null for any other value. */
export function flagOf(text: string | null): boolean | null {
  const flag = text?.trim() ?? '0';
  if (flag === '0' || flag === 'false') return false;
  return flag === '' || flag === '1' || flag === 'true' ? true : null;
}

/**
 * Reads the part of a link's query that concerns the page around the run.
 *
 * @param query e.g. `?lesson=temperature&at=2&hide=setup,methods&embed=1`
 * @param lessons all lessons
 * @returns the page, and a problem for each invalid key
 */
export function pageFromLink(
  query: string,
  lessons: readonly LinkedLesson[],
): { readonly page: PageLink; readonly problems: readonly LinkProblem[] } {
  const parameters = new URLSearchParams(query);
  const textOf = (key: string) => parameters.get(key)?.trim() ?? null;
  const problems: LinkProblem[] = [];
  const wrong = (key: string, received: string, expected: Expectation, used: string | null = null) =>
    problems.push({ kind: 'value', key, received, expected, used });
  const isOn = (key: string) => {
    const flag = flagOf(textOf(key));
    if (flag === null) wrong(key, textOf(key) ?? '', choiceOf([0, 1]));
    return flag ?? false;
  };
  const id = textOf('lesson');
  const lesson = lessons.find((each) => each.id === id || each.formerIds?.includes(id ?? ''));
  if (id !== null && !lesson) wrong('lesson', id, choiceOf(lessons.map((each) => each.id)));
  // A step of a lesson that was merged is no place any more.
  const at = lesson && lesson.id !== id ? null : textOf('at');
  // The place after the last step is the end of the lesson.
  const numPlaces = (lesson?.numSteps ?? 0) + 1;
  const isPlace = at === null || (/^\d+$/.test(at) && Number(at) >= 1 && Number(at) <= numPlaces);
  if (at !== null && !lesson) problems.push({ kind: 'alone', key: 'at', beside: 'lesson' });
  else if (at !== null && !isPlace) wrong('at', at, wholeFrom(1, numPlaces), '1');
  const requested = listOf(textOf('hide') ?? '');
  const hidden = hideableParts.filter((part) => requested.includes(part));
  const unknown = requested.filter((part) => !hideableParts.some((known) => known === part));
  if (unknown.length > 0) {
    wrong('hide', unknown.join(','), anyOf(hideableParts), hidden.length > 0 ? hidden.join(',') : null);
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
