import { anyOf, choiceOf } from '@/core/expectation.ts';
import { benchPathIds } from '../bench/bench.ts';
import { benchKeys, benchSubjects } from '../bench/bench-plan.ts';
import { flagOf, listOf, type LinkedLesson, type LinkProblem } from './page-link.ts';
import { readLink } from './read-link.ts';

/** Problems with the keys of the benchmark. */
function benchProblems(parameters: URLSearchParams): readonly LinkProblem[] {
  const ofList = (key: 'only' | 'paths', all: readonly string[]): LinkProblem[] => {
    const received = parameters.get(key);
    const named = listOf(received ?? '');
    const used = all.filter((id) => named.includes(id));
    return received === null || (named.length > 0 && named.every((id) => all.includes(id)))
      ? []
      : [{ kind: 'value', key, received, expected: anyOf(all), used: used.join(',') || null }];
  };
  const quick = parameters.get('quick');
  return [
    ...ofList('only', benchSubjects),
    ...ofList('paths', benchPathIds),
    ...(flagOf(quick) === null
      ? [
          {
            kind: 'value',
            key: 'quick',
            received: quick ?? '',
            expected: choiceOf([0, 1]),
            used: null,
          } as const,
        ]
      : []),
  ];
}

/**
 * Problems of a link that opens another page than the lab. Valid keys of the lab have no effect there, and are none.
 *
 * @param query the page's query
 * @param page the key that opens the page
 */
export function otherPageProblems(
  query: string,
  page: 'bench' | 'class' | 'sheet' | 'article',
  lessons: readonly LinkedLesson[],
): readonly LinkProblem[] {
  const parameters = new URLSearchParams(query);
  const own = page === 'bench' ? benchProblems(parameters) : [];
  if (page === 'bench') for (const key of benchKeys) parameters.delete(key);
  return [...own, ...readLink(`?${parameters.toString()}`, lessons).problems];
}
