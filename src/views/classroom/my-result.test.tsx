import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { decodeResult } from '@/protocol/classroom/class-result.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { askedTwice, rounds, UNSURE } from '@/lessons/test/questions.ts';
import { lessonTest } from '@/state/lesson-test.ts';
import { MyResult } from './my-result.tsx';

async function open(language: Language) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const translator = createTranslator(language);
  await translator.loadNamespaces(['classroom', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <MyResult />
      </LabProvider>
    </I18nextProvider>,
  );
  const train = (to: number) =>
    act(async () => {
      engine.phase('training', 1);
      engine.phase('paused', to);
      await lab.actions.evaluateAll();
    });
  const set = (change: Readonly<Record<string, unknown>>) =>
    act(async () => void lab.actions.configure(change));
  return { lab, train, set };
}

const code = () => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: /code|코드/ })?.value;

describe('a learner’s result', () => {
  // jsdom does not draw.
  beforeEach(() => void vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('has the test in it, unless the learner keeps it private, and its count only after the lessons', async () => {
    const testOf = () => {
      const decoded = decodeResult(code() ?? '');
      return 'result' in decoded && decoded.result.test;
    };
    const right = (questions: typeof askedTwice) =>
      Object.fromEntries(questions.map((question) => [question.id, question.right]));
    const { train } = await open('en');
    await train(40);
    expect(testOf()).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
    act(() => lessonTest.actions.handIn('before', { ...right(askedTwice.slice(0, 2)), gap: UNSURE }));
    expect(testOf()).toEqual({ before: 2, after: null, further: null });
    expect(screen.getByRole('checkbox').closest('label')?.textContent).not.toMatch(/\d/);
    act(() => lessonTest.actions.handIn('after', right(rounds.after.slice(0, 9))));
    expect(testOf()).toEqual({ before: 2, after: 5, further: 4 });
    screen.getByText('With my test: 2 → 5 of 5 right, and 4 of 5 in other situations');
    fireEvent.click(screen.getByRole('checkbox'));
    expect(testOf()).toBeNull();
    act(() => lessonTest.actions.forget());
  });

  it('is a code of the settings it was trained with, not of later ones', async () => {
    const { train, set } = await open('en');
    await train(40);
    const decoded = decodeResult(code() ?? '');
    expect('result' in decoded && decoded.result).toMatchObject({ step: 10, config: { alpha: 0.9 } });
    await set({ temperature: 20, alpha: 0 });
    screen.getByText(/^Changed since this run was trained: Temperature and Alpha\. Change it back/);
    expect(code()).toBeUndefined();
    await set({ temperature: 4, alpha: 0.9 });
    expect(code()).toBeDefined();
  });

  it.each([
    ['en', /^Changed during this run: Methods and Alpha\..*press Reset and train again/],
    ['ko', /^이 실행 도중에 바뀐 설정: 방법 및 알파\(alpha\)\..*‘처음으로’\u2060를 누르고/],
  ] as const)('has no code if the run had two settings: %s', async (language, text) => {
    const { lab, train, set } = await open(language);
    await train(40);
    await set({ alpha: 0.2, methods: ['soft-targets', 'hints'] });
    await train(60);
    await set({ alpha: 0.9, methods: ['soft-targets'] });
    screen.getByText(text);
    expect(code()).toBeUndefined();
    await act(() => lab.actions.reset());
    await train(40);
    expect(code()).toBeDefined();
  });

  it('has no code if the teacher was another student', async () => {
    const { lab, train } = await open('en');
    await train(40);
    const { series } = lab.getState();
    const generation = {} as (typeof series.generations)[number];
    act(() => lab.setState({ series: { ...series, generations: [generation] } }));
    screen.getByText(/^Changed during this run: Teacher\./);
    expect(code()).toBeUndefined();
  });
});
