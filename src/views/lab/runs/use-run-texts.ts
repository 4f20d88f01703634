import { useTranslation } from 'react-i18next';
import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';
import { settingSymbols } from '@/i18n/setting-symbols.ts';
import { settingWords } from '@/i18n/setting-words.ts';
import type { ListedRun } from './list-runs.ts';

/**
 * The words for runs and their settings.
 *
 * @param namesLessons whether lessons are named; their texts are loaded then
 */
export function useRunTexts(namesLessons = false) {
  const { t, i18n } = useTranslation('shelf');
  useTranslation(['methods', 'tools']);
  // The table shows the lesson's id until its texts are here.
  const lessons = useTranslation(namesLessons ? 'lessons' : 'shelf', { useSuspense: false });
  const lessonName = (id: string): string => {
    const name = (lessons.t as (key: string, values: object) => string)(`${id}.title`, { defaultValue: id });
    return namesLessons && lessons.ready ? name : id;
  };
  const { nameOf, valueText } = settingWords(i18n);
  const keyName = (key: string) => settingSymbols[key] ?? nameOf(key);
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
  };
}
