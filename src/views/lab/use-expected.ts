import { useTranslation } from 'react-i18next';
import type { Expectation } from '@/core/expectation.ts';
import { expectedIn } from '@/i18n/expected-in.ts';

export function useExpected(): (expected: Expectation | number | undefined) => string {
  const { t } = useTranslation();
  return (expected) => expectedIn(t, expected);
}
