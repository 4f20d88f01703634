import { describe, expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';
import { goalOf, isRunOver } from './length.ts';

const one = parseRunConfig({ steps: 60 }).config;
const three = parseRunConfig({ steps: 60, methods: ['born-again'], generations: 3 }).config;

describe('the length of a run', () => {
  it.each([
    ['one student, at its start', one, { count: 0, start: 0 }, 0, 60, false],
    ['one student, at its end', one, { count: 0, start: 0 }, 60, 120, true],
    ['one student that follows one promoted by hand', one, { count: 1, start: 25 }, 30, 85, false],
    ['three generations, in the first', three, { count: 0, start: 0 }, 60, 180, false],
    ['three generations, in the last', three, { count: 2, start: 120 }, 179, 180, false],
    ['three generations, at the end', three, { count: 2, start: 120 }, 180, 240, true],
    ['three generations, the first cut short by hand', three, { count: 1, start: 20 }, 50, 140, false],
  ] as const)('%s', (_, config, done, step, goal, isOver) => {
    expect(goalOf(config, done, step)).toBe(goal);
    expect(isRunOver(config, done, step)).toBe(isOver);
  });
});
