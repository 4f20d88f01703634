import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { courseProgress } from '@/state/course-progress.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { PresenterMode } from './presenter-mode.tsx';

const id = 'temperature';

async function open(step: number, language: Language) {
  const { steps } = await loadLesson(id);
  const page = createPageStore({ ...plainPage, lesson: { id, step }, isPresenting: true });
  const translator = createTranslator(language);
  await translator.loadNamespaces('classroom');
  render(
    <I18nextProvider i18n={translator}>
      <PageProvider value={page}>
        <LabProvider
          lab={createLabStore(new FakeEngine(), defaultRunConfig)}
          settings={createSettingsStore(false)}
        >
          <PresenterMode />
        </LabProvider>
      </PageProvider>
    </I18nextProvider>,
  );
  // The entry message comes with a delay and would replace the key's message.
  await vi.waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('?'));
  const press = (key: string) => act(async () => void fireEvent.keyDown(document.body, { key }));
  const place = () => page.getState().lesson?.step;
  return { numSteps: steps.length, page, press, place };
}

describe('the presenter’s keys in a lesson', () => {
  afterEach(() => {
    cleanup();
    courseProgress.actions.forget();
  });

  it('show a step’s question before they go on, unless it has been answered', async () => {
    const { steps } = await loadLesson(id);
    const asking = steps.findIndex(({ prediction }) => prediction !== undefined);
    const { page, press, place } = await open(asking, 'en');
    await press('PageDown');
    expect(page.getState().overlay).toBe('question');
    expect(place()).toBe(asking);
    act(() => page.actions.lay(null));
    await press('PageDown');
    expect(page.getState().overlay).toBeNull();
    expect(place()).toBe(asking + 1);
    cleanup();
    courseProgress.actions.guess(id, steps[asking]?.id ?? '', 'an answer');
    const again = await open(asking, 'en');
    await again.press('ArrowRight');
    expect(again.place()).toBe(asking + 1);
  });

  it('open the next question and the list of lessons', async () => {
    const { numSteps, page, press } = await open(0, 'en');
    await press('q');
    expect(page.getState().overlay).toBe('question');
    act(() => page.actions.goTo({ id, step: numSteps }));
    await press('q');
    await screen.findByText('This lesson asks nothing more.');
    expect(page.getState().overlay).toBeNull();
    act(() => page.actions.leaveLesson());
    await press('q');
    await screen.findByText('Open a lesson first: press O.');
    await press('o');
    expect(page.getState().overlay).toBe('lessons');
  });

  it.each([
    ['en', 'Lesson 3, what you have seen', 'This is the end of the lesson.'],
    ['ko', '수업 3, 오늘 확인한 것', '수업이 끝났습니다.'],
  ] as const)('stop at its finding: %s', async (language, finding, end) => {
    const { numSteps, page, press, place } = await open(0, language);
    act(() => page.actions.goTo({ id, step: numSteps - 1 }));
    await press('ArrowRight');
    expect(place()).toBe(numSteps);
    await screen.findByText(finding);
    await press('ArrowRight');
    await screen.findByText(end);
    expect(place()).toBe(numSteps);
  });

  it('move back from a step beyond the end that a link set', async () => {
    const { numSteps, press, place } = await open(19, 'en');
    await press('ArrowLeft');
    expect(place()).toBe(numSteps - 1);
    await screen.findByText(`Lesson 3, step ${numSteps} of ${numSteps}`);
  });
});
