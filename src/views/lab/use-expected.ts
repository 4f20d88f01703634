import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Expectation } from '@/core/expectation.ts';

/** Words an expectation in the visitor's language. */
export function expectedIn(t: TFunction, expected: Expectation): string {
  if (typeof expected === 'string') return expected;
  if (expected.kind === 'range')
    return t(expected.isWhole ? 'expected.whole' : 'expected.number', { ...expected });
  if (expected.kind === 'ten-numbers') return t('expected.ten', { ...expected });
  const { kind, values } = expected;
  // Options are the same words in every language.
  if (kind === 'choice') return values.join(' | ');
  const list = values.join(', ');
  if (kind === 'one-of') return t('expected.one', { list });
  return t(expected.mayBeAll ? 'expected.any' : 'expected.notAll', { list });
}

export function useExpected(): (expected: Expectation | number | undefined) => string {
  const { t } = useTranslation();
  return (expected = '') => (typeof expected === 'number' ? String(expected) : expectedIn(t, expected));
}
