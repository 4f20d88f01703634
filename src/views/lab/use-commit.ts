import { useTranslation } from 'react-i18next';
import { ConfigError, LayerError } from '@/core/errors.ts';
import { useLabActions } from '@/state/lab-context.tsx';
import { useExpected } from './use-expected.ts';

/**
 * Returns a function that changes the run. It resolves to null, or to a sentence, for display at the field,
 * that says why a value is invalid.
 */
export function useCommit(): (
  change: Readonly<Record<string, unknown>>,
  typed?: string,
) => Promise<string | null> {
  const { t } = useTranslation('tools');
  const expectedText = useExpected();
  const { configure } = useLabActions();
  return async (change, typed) => {
    try {
      await configure(change);
      return null;
    } catch (error) {
      if (!(error instanceof ConfigError || error instanceof LayerError)) return String(error);
      const { received, expected } = error.context;
      return t('settings.wrongNumber', { received: typed ?? received, expected: expectedText(expected) });
    }
  };
}
