import { useTranslation } from 'react-i18next';
import { expectedOf } from '@/protocol/run-config.ts';
import { readNumber } from '@/ui/typed-number.ts';
import { useCommit } from './use-commit.ts';
import { useExpected } from './use-expected.ts';

/** Changes a number of the run to what was typed; what comes back is null, or the sentence that says why it does not fit. */
export function useNumberCommit(): (key: string, typed: string) => Promise<string | null> {
  const { t: tools } = useTranslation('tools');
  const expectedText = useExpected();
  const commit = useCommit();
  return async (key, typed) => {
    const read = readNumber(typed);
    if (read.kind === 'number') return commit({ [key]: read.value }, typed);
    if (read.kind === 'none')
      return tools('settings.wrongNumber', { received: typed, expected: expectedText(expectedOf(key)) });
    const [smaller, larger] = read.readings;
    return tools('settings.ambiguous', { received: typed, smaller, larger });
  };
}
