import { useTranslation } from 'react-i18next';
import type { LeftOut, OwnReason } from '@/datasets/own/refusal.ts';
import { numbersOf } from '@/i18n/numbers.ts';

const MB = 2 ** 20;
/** Reasons whose values are bytes, shown in MB. */
const ofBytes: ReadonlySet<OwnReason> = new Set<OwnReason>([
  'zip-bytes',
  'total-bytes',
  'file-bytes',
  'packed',
  'example-bytes',
]);

/** The words of a refusal: what was received, what was expected, what to do. */
export function useRefusalText(): (refusal: LeftOut) => string {
  const { t, i18n } = useTranslation('own');
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const { whole } = numbersOf(i18n.language);
  return ({ reason, facts }) => {
    const shown = (value: string) => {
      if (!/^\d+$/.test(value)) return value;
      return ofBytes.has(reason) ? numbers.format(Number(value) / MB) : whole(Number(value));
    };
    const word = (value: string) => (reason === 'kind' ? t(value as 'grey' | 'colour') : shown(value));
    return t(`refused.${reason}`, {
      name: facts.name,
      received: word(facts.received),
      expected: word(facts.expected),
    });
  };
}
