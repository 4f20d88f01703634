import { useTranslation } from 'react-i18next';
import { ConfigError } from '@/core/errors.ts';
import { useLabActions } from '@/state/lab-context.tsx';
import { useExpected } from './use-expected.ts';

/** Changes the run; what comes back is null, or the sentence that says why a value does not fit. */
export function useCommit(): (change: Readonly<Record<string, unknown>>) => Promise<string | null> {
  const { t } = useTranslation();
  const expectedText = useExpected();
  const { configure } = useLabActions();
  return async (change) => {
    try {
      await configure(change);
      return null;
    } catch (error) {
      if (!(error instanceof ConfigError)) return String(error);
      const { received, expected } = error.context;
      return t('controls.wrongNumber', { received, expected: expectedText(expected) });
    }
  };
}
