import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { lessons as texts } from '@/i18n/en/lessons.ts';
import { lessonEntries } from './registry.ts';
import { minutesOfSteps, numberedKeyOf } from './values.ts';

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));

describe('the lessons', () => {
  it('are fifteen, each loaded by its own id', () => {
    expect(lessons.map(({ id }) => id)).toEqual(lessonEntries.map(({ id }) => id));
    expect(lessons.map(({ steps }) => steps.length)).toEqual(lessonEntries.map(({ numSteps }) => numSteps));
    expect(new Set(lessonEntries.map(({ id }) => id)).size).toBe(15);
  });

  it.each(lessons)('$id has four to seven steps, three to eight minutes, and a testable claim', (lesson) => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(4);
    expect(lesson.steps.length).toBeLessThanOrEqual(7);
    expect(lesson.minutes).toBeGreaterThanOrEqual(3);
    expect(lesson.minutes).toBeLessThanOrEqual(8);
    expect(new Set(lesson.steps.map(({ id }) => id)).size).toBe(lesson.steps.length);
    expect(lesson.claims.length).toBeGreaterThan(0);
    const experiments = lesson.steps.filter(({ experiment }) => experiment).map(({ id }) => id);
    for (const { step } of lesson.claims) expect(experiments).toContain(step);
  });

  it.each(lessons)('$id has steps that add up to its minutes, at least half a minute each', (lesson) => {
    const minutes = minutesOfSteps(lesson);
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(lesson.minutes);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0.5);
  });

  it.each(lessons)('$id explains the numbers that name its runs', ({ steps }) => {
    for (const trial of steps.flatMap(({ experiment }) => experiment?.trials ?? [])) {
      const key = numberedKeyOf(trial);
      expect(key === null).toBe(Number.isNaN(Number(trial.name)));
      if (key === null) continue;
      expect(Object.keys(texts.course.numbered)).toContain(key);
      expect(Object.keys(texts.course.axis)).toContain(key);
    }
  });

  it.each(lessons)('$id asks for a guess before it shows a result', ({ steps }) => {
    expect(steps.some(({ prediction }) => prediction)).toBe(true);
    for (const { experiment, prediction } of steps.filter((step) => step.experiment)) {
      expect(prediction).toBeDefined();
      expect(experiment?.measures.length).toBeGreaterThan(0);
      // Shares and their differences, not percents.
      const [least = NaN, most = NaN] = experiment?.range ?? [];
      expect(Math.min(least, 1 - most)).toBeGreaterThanOrEqual(-1);
      expect(most).toBeLessThanOrEqual(1);
    }
  });

  it.each(lessons)('$id leaves at most one trial of an experiment in the lab', ({ steps }) => {
    for (const { experiment } of steps)
      expect(experiment?.trials.filter(({ stays }) => stays).length ?? 0).toBeLessThanOrEqual(1);
  });

  it.each(lessons)('$id trains six times at most, up to 500 steps each generation', ({ preset, steps }) => {
    const trials = steps.flatMap((step) =>
      (step.experiment?.trials ?? []).map(({ change }) => ({ ...preset, ...step.preset, ...change })),
    );
    expect(trials.length).toBeLessThanOrEqual(6);
    for (const { steps: numSteps } of trials) expect(numSteps).toBeLessThanOrEqual(500);
  });

  it.each(lessons)('$id explains every choice that can be wrong', ({ id, steps }) => {
    const { steps: own } = texts[id as keyof typeof texts] as {
      steps: Record<string, { answers?: object; why?: object }>;
    };
    for (const { id: step, prediction } of steps) {
      if (prediction?.kind !== 'choice') continue;
      const explained = Object.keys(own[step]?.why ?? {});
      expect(Object.keys(own[step]?.answers ?? {}).toSorted()).toEqual([...prediction.answers].toSorted());
      expect(prediction.answers).toEqual(expect.arrayContaining(explained));
      // One answer may be right whatever happens.
      expect(prediction.answers.length - explained.length).toBeLessThanOrEqual(1);
    }
  });

  it.each(lessons)('$id has an exercise with its solution', ({ id }) => {
    expect(texts[id as keyof typeof texts]).toMatchObject({
      sheet: { exercise: expect.any(String), solution: expect.any(String) },
    });
  });

  it.each(lessons)('$id uses valid runs', ({ preset, steps }) => {
    const presets = [
      preset,
      ...steps.map((step) => ({ ...preset, ...step.preset, ...step.show })),
      ...steps.flatMap((step) =>
        (step.experiment?.trials ?? []).map(({ change }) => ({ ...preset, ...step.preset, ...change })),
      ),
    ];
    for (const each of presets) expect(parseRunConfig(each).problems).toEqual([]);
  });
});
