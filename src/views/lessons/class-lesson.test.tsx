import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { Lesson } from '@/lessons/lesson.ts';
import { lessonEntries, lessonIds } from '@/lessons/registry.ts';
import { plainPage, type LessonPlace, type PageLink } from '@/protocol/link/page-link.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { LessonDock } from './lesson-dock.tsx';
import { progressActions } from './use-progress.ts';

const translators = { en: createTranslator('en'), ko: createTranslator('ko') };

async function open(language: Language, lesson: LessonPlace | null, more: Partial<PageLink> = {}) {
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  const page = createPageStore({ ...plainPage, lesson, ...more });
  await translators[language].loadNamespaces(['lessons', 'classroom', 'repeats']);
  await lab.actions.start(null, 'http://localhost/');
  await act(async () => {
    render(
      <I18nextProvider i18n={translators[language]}>
        <PageProvider value={page}>
          <LabProvider lab={lab} settings={createSettingsStore(false)}>
            <Suspense>
              <LessonDock />
            </Suspense>
          </LabProvider>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  return page;
}

/** A step of the course that asks to choose an answer, and the step before it if there is one. */
async function choiceStep(): Promise<{ lesson: Lesson; step: Lesson['steps'][number]; before: number }> {
  for (const entry of lessonEntries) {
    const lesson = await entry.load();
    const index = lesson.steps.findIndex(({ prediction }) => prediction !== undefined);
    const step = lesson.steps[index];
    if (step?.prediction?.kind === 'choice') return { lesson, step, before: Math.max(0, index - 1) };
  }
  throw new Error('no lesson asks to choose an answer');
}

const textOf = (language: Language, key: string) =>
  (translators[language].getFixedT(language, 'lessons') as (key: string) => string)(key);
const key = (name: string) =>
  act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key: name }));

beforeEach(() => {
  fakeDialogs();
  // jsdom has no scrolling and no reduced-motion setting.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  HTMLElement.prototype.scrollTo = () => undefined;
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
afterEach(() => {
  cleanup();
  progressActions.forget();
  vi.unstubAllGlobals();
});

describe.each(languages)('the next question of a lesson: %s', (language) => {
  it('is shown with its answers until a key is pressed', async () => {
    const { lesson, step, before } = await choiceStep();
    const page = await open(language, { id: lesson.id, step: before }, { isPresenting: true });
    const name = { en: 'Show the next question large (Q)', ko: '다음 질문 크게 보기(Q)' }[language];
    const button = await screen.findByRole('button', { name });
    button.focus();
    await act(async () => void fireEvent.click(button));
    const question = textOf(language, `${lesson.id}.steps.${step.id}.ask`);
    const shown = within(await screen.findByRole('dialog', { name: question }));
    const answers = step.prediction?.kind === 'choice' ? step.prediction.answers : [];
    expect(shown.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      answers.map((answer) => textOf(language, `${lesson.id}.steps.${step.id}.answers.${answer}`)),
    );
    await key('ArrowDown');
    expect(page.getState().overlay).toBe('question');
    await key('PageDown');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(page.getState().lesson).toEqual({ id: lesson.id, step: before });
    expect(button).toHaveFocus();
  });

  it('is offered only while presenting', async () => {
    const { lesson, before } = await choiceStep();
    await open(language, { id: lesson.id, step: before });
    await screen.findByRole('link', { name: /^(Class results|학급 결과)/ });
    expect(screen.queryByRole('button', { name: /\(Q\)/ })).toBeNull();
  });
});

describe('the list of lessons', () => {
  it('begins at the open lesson, and arrow keys reach every lesson', async () => {
    const [first] = lessonIds;
    const page = await open('en', { id: first ?? '', step: 0 });
    await act(async () => page.actions.lay('lessons'));
    const titles = lessonIds.map((id) => textOf('en', `${id}.title`));
    const card = (place: number) =>
      within(screen.getByRole('dialog')).getByRole('button', { name: titles[place] ?? '' });
    await within(await screen.findByRole('dialog')).findByRole('button', { name: titles[0] ?? '' });
    await vi.waitFor(() => expect(card(0)).toHaveFocus());
    for (let place = 1; place < lessonIds.length; place++) {
      await key('ArrowRight');
      expect(card(place)).toHaveFocus();
    }
    await key('Home');
    await key('End');
    await act(async () => void fireEvent.click(document.activeElement ?? document.body));
    expect(page.getState()).toMatchObject({ lesson: { id: lessonIds.at(-1) }, overlay: null });
  });
});

describe('the results of a class', () => {
  it.each([
    ['en', 'Hand in my result', /^Class results/],
    ['ko', '내 결과 제출하기', /^학급 결과/],
  ] as const)('are reached from the lesson and its end: %s', async (language, handIn, results) => {
    const [first] = lessonEntries;
    const page = await open(language, { id: first?.id ?? '', step: first?.numSteps ?? 0 });
    const button = await screen.findByRole('button', { name: handIn });
    const links = screen.getAllByRole('link', { name: results });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      Array.from({ length: 2 }, () => `./?class=1&lang=${language}`),
    );
    await act(async () => void fireEvent.click(button));
    expect(page.getState().overlay).toBe('result');
  });

  it('take no result from an embedded page, which cannot show it', async () => {
    const [first] = lessonEntries;
    await open('en', { id: first?.id ?? '', step: first?.numSteps ?? 0 }, { isEmbedded: true });
    await screen.findAllByRole('link', { name: /^Class results/ });
    expect(screen.queryByRole('button', { name: 'Hand in my result' })).toBeNull();
  });
});
