import type { TFunction } from 'i18next';
import type { Expectation } from '@/core/expectation.ts';

/** Words an expectation in the visitor's language; options are the same words in every language. */
export function expectedIn(t: TFunction, expected: Expectation | number = ''): string {
  if (typeof expected !== 'object') return String(expected);
  if (expected.kind === 'choice') return expected.values.join(' | ');
  if ('values' in expected) return t(`expected.${expected.kind}`, { list: expected.values.join(', ') });
  const key = expected.kind === 'range' ? (expected.isWhole ? 'whole' : 'number') : expected.kind;
  return t(`expected.${key}`, { ...expected });
}
