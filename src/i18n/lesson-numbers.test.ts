import { describe, expect, it } from 'vitest';
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
    'attention.steps.honest.text': ['59.4%', '64.6%'],
    'born-again.steps.honest.text': ['18.25%', '16.59%'],
    'relations.steps.shape.text': ['a point'],
    'wrong-labels.question': ['40%'],
    'wrong-labels.steps.guess.trials.noise': ['40%'],
    'when-it-loses.sheet.after': ['a point'],
    'when-it-loses.steps.hurry.reveal': ['few points'],
    'when-it-loses.steps.seeds.ask': ['each seed'],
  },
  ko: {
    'why-compress.sheet.after': ['1%p'],
    'why-compress.steps.guess.reveal': ['1%p'],
    'attention.steps.honest.text': ['59.4%', '64.6%'],
    'born-again.steps.honest.text': ['18.25%', '16.59%'],
    'wrong-labels.question': ['40%'],
    'wrong-labels.steps.guess.trials.noise': ['40%'],
    'when-it-loses.sheet.after': ['1%p'],
  },
};

function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')]];
  return Object.entries(value as object).flatMap(([key, each]: [string, unknown]) =>
    textsIn(each, path === '' ? key : `${path}.${key}`),
  );
}

const lessonTexts = { en, ko };
const languages = ['en', 'ko'] as const;

describe('the texts of the lessons', () => {
  it.each(languages)('type no measured result (%s)', (language) => {
    const { course: _course, measures: _measures, ...own } = lessonTexts[language];
    const found = textsIn(own, '').flatMap(([path, text]) => {
      const matches = text.match(results[language]);
      return matches ? [[path, matches] as const] : [];
    });
    expect(Object.fromEntries(found)).toEqual(others[language]);
  });

  it.each(languages)('name what was measured only of claims that were (%s)', async (language) => {
    for (const { id, load } of lessonEntries) {
      const { claims } = await load();
      const known = claims.map(({ name }) => `claims.${name}`);
      const { claims: sentences, ...rest } = lessonTexts[language][id as keyof typeof en] as {
        claims: Record<string, string>;
      };
      const names = textsIn(rest, '').flatMap(([, text]) =>
        [...text.matchAll(/\{\{(.+?)\}\}/gu)].map(([, name]) => name),
      );
      for (const name of names) expect([...known, 'seeds']).toContain(name);
      expect(new Set(Object.keys(measuredOf(id)?.claims ?? {}))).toEqual(
        new Set(claims.map(({ name }) => name)),
      );
      // A sentence names exactly the bounds that its claim is checked with.
      for (const { name, bounds = {} } of claims)
        expect(
          new Set([...(sentences[name] ?? '').matchAll(/\{\{(.+?)\}\}/gu)].map(([, bound]) => bound)),
        ).toEqual(new Set(Object.keys(bounds)));
    }
  });
});
