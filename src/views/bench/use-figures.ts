import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A number with three significant digits: 1797 → "1,800", 13.28 → "13.3", 0.0071 → "0.0071" */
function threeDigits(language: string) {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return (value: number) => format.format(value);
}

/** Formats the benchmark's numbers in the page's language. */
export function useFigures() {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const digits = threeDigits(i18n.language);
    const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
    const compact = new Intl.NumberFormat(i18n.language, {
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    return {
      digits,
      ms: (value: number | null) => (value === null ? '–' : `${digits(value)} ms`),
      count: (value: number | null) => (value === null ? '–' : digits(value)),
      megabytes: (bytes: number | null) => (bytes === null ? '–' : `${digits(bytes / 1e6)} MB`),
      compact: (value: number) => compact.format(value),
      percent: (value: number) => share.format(value),
    };
  }, [i18n.language]);
}
