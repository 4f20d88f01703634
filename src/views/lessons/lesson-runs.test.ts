import { describe, expect, it } from 'vitest';
import { lessonEntries } from '@/lessons/registry.ts';
import { defaultRunConfig, parseRunConfig } from '@/protocol/run-config.ts';
import { wholeRun } from '@/state/whole-run.ts';

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));
const trials = lessons.flatMap((lesson) =>
  lesson.steps.flatMap((step) =>
    (step.experiment?.trials ?? []).map(({ name, change }) => ({
      name: `${lesson.id}, ${step.id}, ${name}`,
      preset: { ...lesson.preset, ...step.preset, ...change },
    })),
  ),
);

describe('the runs of the lessons', () => {
  it.each(trials)(
    'of $name use the settings they were measured with, whatever suits their student',
    ({ preset }) => {
      const { config, problems } = parseRunConfig(wholeRun(preset));
      expect(problems).toEqual([]);
      // Parsed as `npm run check-lessons` does.
      expect(config).toEqual(parseRunConfig(preset).config);
      const usual = { learningRate: 0.002, steps: 500, student: 'cnn-8-16', optimizer: 'adam', batch: 64 };
      expect(config).toMatchObject({ ...usual, ...preset });
    },
  );

  it('start from the defaults they were measured with', () => {
    expect(defaultRunConfig).toMatchObject({ learningRate: 0.002, steps: 500, alpha: 0.9, temperature: 4 });
  });
});
