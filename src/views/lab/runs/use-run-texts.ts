import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import { ShelfError } from '@/state/shelf/shelf-error.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';
import type { ShelfRule } from '@/protocol/run/shelf-rule.ts';
import { recordRuleIn } from '@/i18n/record-error.ts';
import { settingWords } from '@/i18n/setting-words.ts';
import { useExpected } from '../use-expected.ts';
import type { ListedRun } from './list-runs.ts';

/** Symbols of settings that have one. */
const symbols: Readonly<Record<string, string>> = { temperature: 'T', alpha: 'α' };

/**
 * The words for runs, their settings and their errors.
 *
 * @param namesLessons whether lessons are named; their texts are loaded then
 */
export function useRunTexts(namesLessons = false) {
  const { t, i18n } = useTranslation('shelf');
  const { t: main } = useTranslation(['translation', 'methods', 'tools']);
  useTranslation('records');
  // The table shows the lesson's id until its texts are here.
  const lessons = useTranslation(namesLessons ? 'lessons' : 'shelf', { useSuspense: false });
  const expectedText = useExpected();
  const lessonName = (id: string): string => {
    const name = (lessons.t as (key: string, values: object) => string)(`${id}.title`, { defaultValue: id });
    return namesLessons && lessons.ready ? name : id;
  };
  // The words of a rule have the placeholders that belong to it.
  const ruleText = (rule: ShelfRule): string =>
    'shelf' in rule ? t(`expected.${rule.shelf}` as 'expected.json', { ...rule }) : recordRuleIn(i18n, rule);
  const receivedText = (received = '–') => (received === 'undefined' ? t('missing') : received);
  // Keys and ids are data, which the typed `t` cannot check.
  const text = main as (keys: readonly string[], values?: object) => string;
  const { nameOf, valueText } = settingWords(i18n);
  const keyName = (key: string) => symbols[key] ?? nameOf(key);
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
    ruleText,
    /** Changes once the lessons' texts are here. */
    areLessonsNamed: namesLessons && lessons.ready,
    /** @param runs newest first */
    rows: (runs: readonly ShelfRun[]): readonly ListedRun[] =>
      runs.map((run, index) => {
        const { name, lesson } = run.settings;
        let words: string | undefined;
        const changesOf = () => {
          const own = changes(run, runs[index + 1]);
          return lesson === undefined ? own : t('inLesson', { lesson: lessonName(lesson), changes: own });
        };
        return {
          run,
          get seed() {
            return t('seed', { seed: run.config.seed });
          },
          // Most rows are not drawn.
          get changes() {
            words ??= changesOf();
            return words;
          },
          get name() {
            return name || this.changes;
          },
        };
      }),
    errorText: (error: unknown): string => {
      if (error instanceof ShelfError) {
        const { expected, received, ...context } = error.context;
        return t(`errors.${error.code}`, {
          reason: '–',
          ...context,
          received: receivedText(received),
          expected: expected ? ruleText(expected) : '–',
        });
      }
      if (error instanceof PlaygroundError) {
        const { code, context } = error;
        return text([`errors.${code}`], { ...context, expected: expectedText(context['expected']) });
      }
      return t('errors.failed', { reason: error instanceof Error ? error.message : String(error) });
    },
  };
}
