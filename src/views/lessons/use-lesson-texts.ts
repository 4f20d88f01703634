import { useTranslation } from 'react-i18next';
import { claimWords } from '@/i18n/claim-words.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Claim, Experiment, Lesson, LessonStep, Measure, Trial } from '@/lessons/lesson.ts';
import { measuredOf, standingOf } from '@/lessons/measured.ts';
import { numberedKeyOf } from '@/lessons/values.ts';

type Part = 'title' | 'question' | 'finding';
type StepPart = 'title' | 'text' | 'ask' | 'reveal' | 'task';
const sheetParts = ['aim', 'say', 'ask', 'see', 'after', 'exercise', 'solution'] as const;

/** Texts of lessons and their parts in the visitor's language. */
export interface LessonTexts {
  lesson(id: string, part: Part): string;
  sheet(id: string): readonly { readonly part: (typeof sheetParts)[number]; readonly text: string }[];
  /** null if the step has no such text. */
  step(id: string, step: LessonStep, part: StepPart): string | null;
  answer(id: string, step: LessonStep, key: string): string;
  /** What a wrong answer overlooks; null if the step says nothing about it. */
  why(id: string, step: LessonStep, key: string): string | null;
  /** With the quantity of a number: "T = 20". */
  trial(id: string, step: LessonStep, trial: Trial): string;
  /** The trials as numbers and the quantity's name; null if the trials have names. */
  axis(experiment: Experiment): { readonly name: string; readonly numbers: readonly string[] } | null;
  measure(measure: Measure): string;
  /** With the bounds that the claim is checked with. */
  claim(id: string, claim: Claim): string;
  /** With which seeds, when and on which backend the claims were measured. */
  basis(id: string): string;
  /** How many of the claims held, failed or wait for a measurement. */
  reliability(lesson: Lesson): string;
}

/** Ids are data, which the typed `t` cannot check; the lessons' conformance test checks the texts. */
export function useLessonTexts(): LessonTexts {
  const { i18n } = useTranslation('lessons');
  const known = i18n.getFixedT(i18n.language, 'lessons') as (key: string, values?: object) => string;
  const numbers = numbersOf(i18n.language);
  const text = (key: string) => known(key);
  const optional = (key: string) => (i18n.exists(key, { ns: 'lessons' }) ? text(key) : null);
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
    why: (id, step, key) => optional(`${id}.steps.${step.id}.why.${key}`),
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
    claim: (id, claim) => claimWords(i18n, id, claim),
    basis: (id) => {
      const measured = measuredOf(id);
      if (!measured) return text('course.unmeasured');
      return known('course.measuredOn', { ...measured, last: measured.from + measured.seeds - 1 });
    },
    reliability: ({ id, claims }) => {
      const { seeds = 0, claims: found = {} } = measuredOf(id) ?? {};
      const counts = claims.flatMap(({ name }) => found[name]?.appeared ?? []);
      const kept = counts.filter((appeared) => standingOf(appeared, seeds) !== 'failed');
      const numFailed = counts.length - kept.length;
      const numOpen = claims.length - counts.length;
      const heldIn = (appeared: number, all: number) =>
        appeared === all
          ? known('course.allHeld', { seeds: all })
          : known('course.numHeld', { appeared, seeds: all });
      return [
        ...(kept.length > 0 ? [heldIn(Math.min(...kept), seeds)] : []),
        ...(numFailed > 0 ? [known('course.numFailed', { count: numFailed })] : []),
        ...(numOpen > 0 ? [known('course.numOpen', { count: numOpen })] : []),
      ].join(' · ');
    },
    measure: ({ name }) => text(`measures.${name}`),
  };
}
