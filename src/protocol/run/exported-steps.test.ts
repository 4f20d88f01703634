import { describe, expect, it } from 'vitest';
import { defaultRunConfig, parseRunConfig } from './config.ts';
import { exportedGenerations } from './exported-steps.ts';

const bornAgain = parseRunConfig({ methods: ['born-again'], generations: 3, steps: 100 }).config;

describe('the generations that an export trains', () => {
  it('are one, to the end of the run or to the step it has reached', () => {
    const run = { config: defaultRunConfig, step: 0 };
    expect(exportedGenerations(run)).toEqual([{ index: 0, start: 0, end: 500 }]);
    expect(exportedGenerations({ ...run, step: 750 })).toEqual([{ index: 0, start: 0, end: 750 }]);
  });

  it('begin with the present one after a promotion by hand', () => {
    const run = { config: defaultRunConfig, step: 40, generationSteps: [30] };
    expect(exportedGenerations(run)).toEqual([{ index: 1, start: 30, end: 530 }]);
  });

  it('are all of a run whose students teach, past ones where they ended', () => {
    expect(exportedGenerations({ config: bornAgain, step: 0 })).toEqual([
      { index: 0, start: 0, end: 100 },
      { index: 1, start: 100, end: 200 },
      { index: 2, start: 200, end: 300 },
    ]);
    expect(exportedGenerations({ config: bornAgain, step: 60, generationSteps: [50] })).toEqual([
      { index: 0, start: 0, end: 50 },
      { index: 1, start: 50, end: 150 },
      { index: 2, start: 150, end: 250 },
    ]);
  });
});
