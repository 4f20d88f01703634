import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

const number = /^a (whole )?number from (\S+) to (\S+)$/;
const any = /^any of (.+), (separated by commas|but not all)$/;
const ten = /^ten numbers from (\S+) to (\S+), or none$/;
const one = /^one of (.+)$/;

/** Translates the `expected` of a `ConfigError`, which the schema writes in English. */
export function expectedIn(t: TFunction, expected: string): string {
  const [, whole, minimum = '', maximum = ''] = number.exec(expected) ?? [];
  if (maximum !== '')
    return t(whole === undefined ? 'expected.number' : 'expected.whole', { minimum, maximum });
  const [, lowest, highest = ''] = ten.exec(expected) ?? [];
  if (lowest !== undefined) return t('expected.ten', { minimum: lowest, maximum: highest });
  const [, list, how] = any.exec(expected) ?? [];
  if (list !== undefined) return t(how === 'but not all' ? 'expected.notAll' : 'expected.any', { list });
  const choice = one.exec(expected)?.[1];
  return choice === undefined ? expected : t('expected.one', { list: choice });
}

export function useExpected(): (expected: string | number | undefined) => string {
  const { t } = useTranslation();
  return (expected) => expectedIn(t, String(expected ?? ''));
}
