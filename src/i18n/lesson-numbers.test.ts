import { describe, expect, it } from 'vitest';
import type { Lesson } from '@/lessons/lesson.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import { measuredOf } from '@/lessons/measured.ts';
import { lessons as en } from './en/lessons.ts';
import { lessons as ko } from './ko/lessons.ts';

/** Percentages, points, fractions and counts of seeds, as results of measurements are worded. */
const results = {
  en: /\d[\d.,]*\s?%|\b(\d[\d.,]*|an?|one|two|three|four|five|ten|twenty|half a|few)( more| percentage)? points?\b|\ba (half|third|quarter|fifth|tenth) of the\b|\b(every|each|all|\d+ of \d+) seeds?\b/giu,
  ko: /\d[\d.,]*\s?%p?|\d+분의 \d+|모든 시드|시드 \d+개/gu,
};

/** Numbers that look like results and are none, by language and text: settings, a definition, questions, a point in space, papers. */
const others: Readonly<Record<keyof typeof results, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    'why-compress.sheet.after': ['one more point'],
    'two-teachers.steps.zero.reveal': ['95%'],
    'two-teachers.steps.square.ask': ['a point'],
    'few-labels.claims.wrong': ['40%'],
    'few-labels.steps.wrong.title': ['40%'],
    'few-labels.steps.wrong.ask': ['ten points'],
    'soft-or-hard.steps.guess.ask': ['two points'],
    'hints.steps.honest.text': ['59.4%', '64.6%'],
    'relations.steps.shape.text': ['a point'],
    'born-again.steps.honest.text': ['18.25%', '16.59%'],
    'calibration.sheet.say': ['90%'],
    'calibration.steps.sure.text': ['90%'],
    'ensemble.steps.price.text': ['80%'],
    'when-it-loses.sheet.after': ['a point'],
    'when-it-loses.steps.hurry.why.level': ['a tenth of the'],
    'when-it-loses.steps.hurry.reveal': ['few points'],
    'when-it-loses.steps.weak.ask': ['a point'],
  },
  ko: {
    'why-compress.sheet.after': ['1%p'],
    'why-compress.steps.guess.reveal': ['1%p'],
    'two-teachers.steps.zero.reveal': ['95%'],
    'two-teachers.steps.square.ask': ['1%p'],
    'few-labels.claims.wrong': ['40%'],
    'few-labels.steps.wrong.title': ['40%'],
    'few-labels.steps.wrong.ask': ['10%p'],
    'soft-or-hard.steps.guess.ask': ['2%p'],
    'hints.steps.honest.text': ['59.4%', '64.6%'],
    'born-again.steps.honest.text': ['18.25%', '17.61%', '17.22%', '16.59%'],
    'calibration.sheet.say': ['90%'],
    'calibration.steps.sure.text': ['90%'],
    'ensemble.steps.price.text': ['80%'],
    'when-it-loses.sheet.after': ['1%p'],
    'when-it-loses.steps.hurry.why.level': ['10분의 1'],
    'when-it-loses.steps.weak.ask': ['1%p'],
  },
};

function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')]];
  return Object.entries(value as object).flatMap(([key, each]: [string, unknown]) =>
    textsIn(each, path === '' ? key : `${path}.${key}`),
  );
}

/** Pictures that the shipped teacher was trained on; ordinals; names of networks and datasets; years of papers. */
const everywhere =
  /(?<!\d)60,000(?!\d)|CIFAR-\d+|VGG\d+|MobileNetV\d|DenseNet[-\d]+|\((?:18|19|20)\d\d\)|\d세대|(?<!\d)\d+-\d+(?!\d)/gu;

/** Digits that are no setting of the lesson, by text: definitions, the usual range, papers. */
const facts: Readonly<Record<string, readonly string[]>> = {
  'dark-knowledge.sheet.say': ['1'],
  'dark-knowledge.steps.label.text': ['1', '0'],
  'dark-knowledge.steps.guess.why.even': ['9'],
  'dark-knowledge.steps.guess.why.shuffled': ['1'],
  'dark-knowledge.steps.why.text': ['1'],
  'temperature.steps.first.why.second': ['0'],
  'temperature.steps.hot.text': ['10', '2.30'],
  'temperature.steps.sketch.reveal': ['2.5', '4'],
  'two-teachers.steps.zero.reveal': ['95'],
  'two-teachers.steps.usual.text': ['2', '5'],
  'missing-digit.steps.paper.text': ['206', '133', '1,010', '3.5', '109', '14', '10,000', '1,000'],
  'hints.steps.honest.text': ['59.4', '64.6'],
  'relations.steps.guess.reveal': ['0'],
  'born-again.steps.honest.text': ['18.25', '17.61', '17.22', '16.59'],
  'few-labels.steps.whom.text': ['2'],
  'soft-or-hard.sheet.say': ['7'],
  'soft-or-hard.steps.data.text': ['4', '9'],
  'other-pictures.steps.anything.text': ['1'],
  'other-pictures.steps.answers.text': ['2', '8'],
  'other-pictures.steps.answers.why.better': ['2'],
  'calibration.sheet.say': ['90'],
  'calibration.steps.sure.text': ['90', '5'],
  'calibration.steps.puzzle.why.never': ['5'],
  'ensemble.steps.price.text': ['80'],
  'when-it-loses.steps.hurry.why.level': ['10'],
  'when-it-loses.steps.seeds.text': ['30'],
};

/** Every number that a lesson's runs, tasks and pictures are set to. */
function settingsOf({ preset, steps, claims }: Lesson): ReadonlySet<number> {
  const set = new Set<number>();
  const add = (value: unknown): void => {
    if (typeof value === 'number') set.add(value).add(100 * value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  add(preset);
  add(claims.map(({ bounds }) => bounds));
  for (const { experiment, picture, task, show, preset: own } of steps)
    add([own, show, task, picture, experiment?.trials.map(({ change }) => change)]);
  return set;
}

/** Numbers in a text that are neither a value of T or α nor one of the lesson's settings. */
const strangeNumbers = (text: string, settings: ReadonlySet<number>): readonly string[] =>
  [
    ...text
      .replaceAll(everywhere, '')
      .replaceAll(/[Tα] = \d[\d.]*(?:(?:,| and|와|과|~|에서) \d[\d.]*)*/gu, '')
      .matchAll(/\d[\d,.]*\d|\d/gu),
  ]
    .map(([number]) => number)
    .filter((number) => !settings.has(Number(number.replaceAll(',', ''))));

/** Exercises calculate with numbers of their own. */
const isExercise = (path: string) => /\.sheet\.(?:exercise|solution)$/.test(path);

const lessonTexts = { en, ko };
const languages = ['en', 'ko'] as const;
const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));

describe('the texts of the lessons', () => {
  it.each(languages)('type no measured result (%s)', (language) => {
    const { course: _course, measures: _measures, ...own } = lessonTexts[language];
    const found = textsIn(own, '').flatMap(([path, text]) => {
      const matches = isExercise(path) ? null : text.match(results[language]);
      return matches ? [[path, matches] as const] : [];
    });
    expect(Object.fromEntries(found)).toEqual(others[language]);
  });

  it.each(languages)('have no digit but settings of their lesson, T, α and listed facts (%s)', (language) => {
    const found = lessons.flatMap((lesson) =>
      textsIn(lessonTexts[language][lesson.id as keyof typeof en], lesson.id).flatMap(([path, text]) => {
        const numbers = isExercise(path)
          ? []
          : strangeNumbers(text, settingsOf(lesson)).filter((number) => !facts[path]?.includes(number));
        return numbers.length > 0 ? [[path, numbers] as const] : [];
      }),
    );
    expect(Object.fromEntries(found)).toEqual({});
  });

  it.each(languages)(
    'name bounds exactly as their claim is checked, and nothing else by a value (%s)',
    (language) => {
      for (const { id, claims } of lessons) {
        const { claims: sentences, ...rest } = lessonTexts[language][id as keyof typeof en] as {
          claims: Record<string, string>;
        };
        expect(textsIn(rest, '').filter(([, text]) => text.includes('{{'))).toEqual([]);
        expect(new Set(Object.keys(sentences))).toEqual(new Set(claims.map(({ name }) => name)));
        for (const { name, bounds = {} } of claims)
          expect(
            new Set([...(sentences[name] ?? '').matchAll(/\{\{(.+?)\}\}/gu)].map(([, bound]) => bound)),
          ).toEqual(new Set(Object.keys(bounds)));
      }
    },
  );
});

describe('the stored measurements', () => {
  it('are of claims as they are worded today, written before they were measured', () => {
    for (const { id, claims } of lessons) {
      const { claims: stored = {}, date = '', seeds = NaN } = measuredOf(id) ?? {};
      const written = new Map(claims.map((claim) => [claim.name, claim.written]));
      for (const [name, claim] of Object.entries(stored)) {
        expect([id, name, claim?.written]).toEqual([id, name, written.get(name)]);
        expect(claim?.appeared).toBeLessThanOrEqual(seeds);
      }
      for (const { written: day } of claims.filter(({ name }) => stored[name]))
        expect(day <= date).toBe(true);
    }
  });
});
