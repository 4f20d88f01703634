import { useTranslation } from 'react-i18next';
import { pageVersion } from '@/core/page-version.ts';
import { configName } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { linkTo, type FigureAbout } from './about.ts';

/** Seeds in words: `1–5` if they follow each other, else `1, 4, 9`. */
const seedText = (seeds: readonly number[]) => {
  const [first = 0] = seeds;
  const isRange = seeds.length > 2 && seeds.every((seed, index) => seed === first + index);
  return isRange ? `${first}–${first + seeds.length - 1}` : seeds.join(', ');
};

/** Returns the lines below a figure: configuration, link, date, page version and backend. */
export function useStamp(): (about: FigureAbout) => readonly string[] {
  const { t, i18n } = useTranslation('figures');
  const { t: words } = useTranslation('repeats');
  const { t: page } = useTranslation();
  // A configuration names its methods.
  useTranslation('methods');
  return (about) => {
    const { config, words: subject, seeds, step, backend, precomputed } = about;
    const seed = seeds?.[0] ?? config?.seed;
    const run = [
      ...(config ? [configName(words, i18n, config)] : []),
      ...(subject === undefined ? [] : [subject]),
      ...(seeds && seeds.length > 1
        ? [t('seeds', { seeds: seedText(seeds) })]
        : seed === undefined
          ? []
          : [t('seed', { seed })]),
      ...(typeof step === 'number' ? [t('step', { step: numbersOf(i18n.language).whole(step) })] : []),
    ];
    const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date());
    const saved = [t('stamp', { date, version: pageVersion })];
    if (backend) saved.push(t('backend', { backend: page(`backend.names.${backend}`) }));
    return [
      ...(run.length > 0 ? [run.join(' · ')] : []),
      linkTo(about, i18n.language),
      ...(precomputed ? [t('precomputed', precomputed)] : []),
      saved.join(' · '),
    ];
  };
}
