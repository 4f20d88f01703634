import { describe, expect, it } from 'vitest';
import { minutesOfPath, paths, stepOfStop } from './paths.ts';
import { lessonEntries, lessonIds } from './registry.ts';

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));

describe('the paths through the lessons', () => {
  it.each(paths)('$name visits lessons in their order, at steps that exist', ({ stops }) => {
    const indexes = stops.map(({ lesson }) => lessonIds.indexOf(lesson));
    expect(Math.min(...indexes)).toBeGreaterThanOrEqual(0);
    expect(indexes).toEqual(indexes.toSorted((one, other) => one - other));
    for (const stop of stops) expect(stepOfStop(stop, lessons)).toBeGreaterThanOrEqual(0);
  });

  it('take about ten minutes and at most a lesson of fifty', () => {
    const [short, whole] = paths.map((path) => minutesOfPath(path, lessons));
    expect(short).toBeLessThanOrEqual(12);
    expect(whole).toBeGreaterThan(40);
    expect(whole).toBeLessThanOrEqual(50);
  });
});
