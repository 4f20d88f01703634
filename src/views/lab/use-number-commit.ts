import { useTranslation } from 'react-i18next';
import { expectedOf } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import { readNumber } from '@/ui/typed-number.ts';
import { useCommit } from './use-commit.ts';
import { useExpected } from './use-expected.ts';

/** Returns a setter of a number from typed text; it resolves to null or to the reason for a rejection. */
export function useNumberCommit(): (key: string, typed: string) => Promise<string | null> {
  const { t: tools } = useTranslation('tools');
  const expectedText = useExpected();
  const commit = useCommit();
  const dataset = useLab((state) => state.config.dataset);
  return async (key, typed) => {
    const read = readNumber(typed);
    if (read.kind === 'number') return commit({ [key]: read.value }, typed);
    if (read.kind === 'none')
      return tools('settings.wrongNumber', {
        received: typed,
        expected: expectedText(expectedOf(key, dataset)),
      });
    const [smaller, larger] = read.readings;
    return tools('settings.ambiguous', { received: typed, smaller, larger });
  };
}
