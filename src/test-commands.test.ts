import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { walkedAlways } from '../e2e/walked-lessons.ts';
import type { Lesson } from './lessons/lesson.ts';
import { lessonEntries } from './lessons/registry.ts';

test('the end-to-end tests use a free port while another server listens on 4173', async () => {
  const other = createServer().listen(4173, 'localhost');
  // If another program already uses it, the case is the same.
  await Promise.race([once(other, 'listening'), once(other, 'error').catch(() => undefined)]);
  try {
    const { default: config } = await import('../e2e/playwright.config.ts');
    const { port } = new URL(config.use?.baseURL ?? 'http://localhost');
    expect(Number(port)).toBeGreaterThan(0);
    expect(port).not.toBe('4173');
    expect(JSON.stringify(config.webServer)).toContain(`--port ${port} --strictPort`);
  } finally {
    other.close();
  }
});

/** Kinds of prediction and task in a lesson, and pictures beside its questions. */
function kindsIn({ steps }: Lesson): string[] {
  return steps.flatMap(({ prediction, picture, task }) => [
    ...(prediction ? [`prediction ${prediction.kind}`] : []),
    ...(task ? [`task ${task.kind}`] : []),
    ...(picture ? ['picture'] : []),
  ]);
}

/** Kinds of step that component tests complete: `src/views/lessons/player.test.tsx`. */
const completedByComponents = ['task method', 'task bias', 'prediction curve', 'prediction bar'];

test('the lessons walked in every test run cover every other kind of step', async () => {
  const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));
  const walked = lessons.filter(({ id }) => walkedAlways.includes(id));
  expect(walked).toHaveLength(walkedAlways.length);
  const kinds = new Set([...completedByComponents, ...walked.flatMap(kindsIn)]);
  expect([...new Set(lessons.flatMap(kindsIn))].filter((kind) => !kinds.has(kind))).toEqual([]);
});
