import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Experiment, LessonStep, Measure, Trial } from '@/lessons/lesson.ts';
import { numberedKeyOf } from '@/lessons/values.ts';

type Part = 'title' | 'question' | 'finding';
type StepPart = 'title' | 'text' | 'ask' | 'reveal' | 'task';
const sheetParts = ['aim', 'say', 'ask', 'see', 'after'] as const;

/** Texts of lessons and their parts in the visitor's language. */
export interface LessonTexts {
  lesson(id: string, part: Part): string;
  sheet(id: string): readonly { readonly part: (typeof sheetParts)[number]; readonly text: string }[];
  /** null if the step has no such text. */
  step(id: string, step: LessonStep, part: StepPart): string | null;
  answer(id: string, step: LessonStep, key: string): string;
  /** With the quantity of a number: "T = 20". */
  trial(id: string, step: LessonStep, trial: Trial): string;
  /** The trials as numbers and the quantity's name; null if the trials have names. */
  axis(experiment: Experiment): { readonly name: string; readonly numbers: readonly string[] } | null;
  measure(measure: Measure): string;
  claim(id: string, name: string): string;
}

/** Ids are data, which the typed `t` cannot check; the lessons' conformance test checks the texts. */
export function useLessonTexts(): LessonTexts {
  const { i18n } = useTranslation('lessons');
  const known = i18n.getFixedT(i18n.language, 'lessons') as (
    key: string,
    values?: Readonly<Record<string, string>>,
  ) => string;
  const text = (key: string) => known(key);
  const optional = (key: string) => (i18n.exists(key, { ns: 'lessons' }) ? known(key) : null);
  const numbers = numbersOf(i18n.language);
  const numberOf = ({ name }: Trial) =>
    Number.isInteger(Number(name)) ? numbers.whole(Number(name)) : numbers.temperature(Number(name));
  return {
    lesson: (id, part) => text(`${id}.${part}`),
    sheet: (id) =>
      sheetParts.flatMap((part) => {
        const found = optional(`${id}.sheet.${part}`);
        return found === null ? [] : [{ part, text: found }];
      }),
    step: (id, step, part) => optional(`${id}.steps.${step.id}.${part}`),
    answer: (id, step, key) => text(`${id}.steps.${step.id}.answers.${key}`),
    trial: (id, step, trial) => {
      const key = numberedKeyOf(trial);
      if (key === null) return text(`${id}.steps.${step.id}.trials.${trial.name}`);
      return known(`course.numbered.${key}`, { number: numberOf(trial) });
    },
    axis: ({ trials }) => {
      const [key = null, ...others] = new Set(trials.map(numberedKeyOf));
      if (key === null || others.length > 0) return null;
      return { name: text(`course.axis.${key}`), numbers: trials.map(numberOf) };
    },
    claim: (id, name) => text(`${id}.claims.${name}`),
    measure: ({ name }) => text(`measures.${name}`),
  };
}
