import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { isSameValue, runConfigKeys, valueOf, type RunConfig } from '@/protocol/run/config.ts';
import { ShelfError } from '@/state/shelf/shelf-error.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';
import { useExpected } from '../use-expected.ts';
import type { ListedRun } from './list-runs.ts';

/** Symbols of settings that have one. */
const symbols: Readonly<Record<string, string>> = { temperature: 'T', alpha: 'α' };

/** The words for runs, their settings and their errors. */
export function useRunTexts() {
  const { t, i18n } = useTranslation('shelf');
  const { t: main } = useTranslation(['translation', 'methods']);
  const expectedText = useExpected();
  // Keys and ids are data, which the typed `t` cannot check.
  const text = main as (keys: readonly string[], values?: object) => string;
  const keyName = (key: string) =>
    symbols[key] ?? text([`controls.${key}`, `methodSettings.${key}`], { defaultValue: key });
  const valueText = (config: RunConfig, key: string): string => {
    const value = valueOf(config, key);
    if (typeof value === 'number') return new Intl.NumberFormat(i18n.language).format(value);
    if (!Array.isArray(value)) return text([`datasets.${String(value)}`], { defaultValue: String(value) });
    const names = value.map((each) => text([`methods.${String(each)}.name`], { defaultValue: String(each) }));
    return names.join(', ') || '–';
  };
  const differing = (one: RunConfig, other: RunConfig) =>
    runConfigKeys.filter((key) => !isSameValue(one, other, key));
  const changes = ({ config }: ShelfRun, before: ShelfRun | undefined): string => {
    if (!before)
      return t('first', {
        dataset: valueText(config, 'dataset'),
        student: config.student,
        seed: config.seed,
      });
    const words = differing(before.config, config).map((key) =>
      key === 'seed'
        ? t('seed', { seed: config.seed })
        : `${keyName(key)} ${valueText(before.config, key)} → ${valueText(config, key)}`,
    );
    return words.join(', ') || t('same');
  };
  return {
    keyName,
    valueText,
    differing,
    /** @param runs newest first */
    rows: (runs: readonly ShelfRun[]): readonly ListedRun[] =>
      runs.map((run, index) => {
        const words = changes(run, runs[index + 1]);
        return { run, changes: words, name: run.settings.name || words };
      }),
    errorText: (error: unknown): string => {
      if (error instanceof ShelfError) return t(`errors.${error.code}`, { reason: '–', ...error.context });
      if (error instanceof PlaygroundError) {
        const { code, context } = error;
        return text([`errors.${code}`], { ...context, expected: expectedText(context['expected']) });
      }
      return t('errors.failed', { reason: error instanceof Error ? error.message : String(error) });
    },
    sizeText: (bytes: number): string => {
      const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
      const digits = { maximumFractionDigits: value < 10 ? 1 : 0 };
      return `${new Intl.NumberFormat(i18n.language, digits).format(value)} ${unit}`;
    },
    timeText: (iso: string): string =>
      new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' }).format(
        new Date(iso),
      ),
  };
}
