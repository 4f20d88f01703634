import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '@/core/checked.ts';
import { lessons as enLessons } from '@/i18n/en/lessons.ts';
import { lessons as koLessons } from '@/i18n/ko/lessons.ts';
import { languages, type Language } from '@/i18n/language.ts';
import { test as en } from '@/i18n/en/test.ts';
import { test as ko } from '@/i18n/ko/test.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { rounds, type Round } from '@/lessons/test/questions.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { lessonTest } from '@/state/lesson-test.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { CourseDialog } from './course-dialog.tsx';
import { progressActions } from './use-progress.ts';

interface Texts {
  readonly ask: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly right: string;
  readonly why: Readonly<Record<string, string>>;
}
const testTexts = { en, ko };
const lessonTexts = { en: enLessons, ko: koLessons };
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

async function open(language: Language) {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['lessons', 'test']);
  const page = createPageStore(plainPage);
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <PageProvider value={page}>
          <Suspense>
            <CourseDialog onClose={() => undefined} />
          </Suspense>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  const { start, skip, handIn, back, seeResult } = testTexts[language];
  const press = async (name: string) => {
    const [button] = await screen.findAllByRole('button', { name }, { timeout: 20_000 });
    await act(async () => void fireEvent.click(required(button, name)));
  };
  const textOf = (id: string) => testTexts[language].questions[id as keyof typeof en.questions] as Texts;
  /** Chooses the answer that `choose` names for each question of a round; none if it is undefined. */
  const answer = (round: Round, choose: (id: string, right: string) => string | undefined) => {
    for (const { id, right } of rounds[round]) {
      const key = choose(id, right);
      const group = screen
        .getAllByRole('group')
        .find(({ textContent }) => plain(textContent).includes(textOf(id).ask));
      if (key !== undefined && group)
        fireEvent.click(
          within(group).getByRole('radio', { name: (name) => plain(name) === textOf(id).answers[key] }),
        );
    }
  };
  return {
    page,
    textOf,
    answer,
    start: () => press(start),
    fromPath: () => press(lessonTexts[language].course.path.test),
    skip: () => press(skip),
    handIn: () => press(handIn),
    back: () => press(back),
    see: () => press(seeResult),
  };
}

describe.each(languages)('the test before and after the lessons: %s', { timeout: 60_000 }, (language) => {
  beforeEach(() => {
    fakeDialogs();
    // jsdom has no scrolling.
    HTMLElement.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => {
    cleanup();
    lessonTest.actions.forget();
    progressActions.forget();
  });

  it('is what a path through the lessons ends with', async () => {
    const { fromPath } = await open(language);
    await fromPath();
    expect(screen.getAllByRole('group')).toHaveLength(10);
  });

  it('asks five questions, gives nothing away, then ten, and explains what was wrong', async () => {
    const { start, answer, handIn, back, textOf } = await open(language);
    await start();
    expect(screen.getAllByRole('group')).toHaveLength(5);
    answer('before', (id, right) => (id === 'control' ? right : id === 'gap' ? 'always' : undefined));
    await handIn();
    // No question, no answer and no count before the second round.
    const thanks = plain(screen.getByRole('dialog').textContent);
    expect(thanks).not.toMatch(/\d/);
    for (const { id } of rounds.before) expect(thanks).not.toContain(textOf(id).right);
    await back();
    await start();
    expect(screen.getAllByRole('group')).toHaveLength(10);
    answer('after', (id, right) =>
      id === 'temperature' ? 'better' : id === 'largeAlpha' ? undefined : right,
    );
    await handIn();
    const result = plain(screen.getByRole('dialog').textContent);
    expect(result).toContain('1 → 4');
    expect(result).toContain(textOf('temperature').why['better']);
    expect(result).toContain(textOf('control').right);
    // Right answers need no reason against the wrong ones.
    expect(result).not.toContain(textOf('control').why['smaller']);
    expect(screen.getAllByRole('listitem').map((item) => item.dataset['right'])).toEqual(
      rounds.after.map(({ id }) => String(id !== 'temperature' && id !== 'largeAlpha')),
    );
  });

  it('leads from a wrong answer to the lesson that teaches it', async () => {
    const { start, skip, answer, handIn, page } = await open(language);
    await skip();
    await start();
    answer('after', (id, right) => (id === 'whoseData' ? 'moreSeeds' : right));
    await handIn();
    const wrong = screen.getAllByRole('listitem').find((item) => item.dataset['right'] === 'false');
    await act(async () => void fireEvent.click(within(wrong as HTMLElement).getByRole('button')));
    expect(page.getState().lesson).toEqual({ id: 'soft-or-hard', step: 0 });
  });

  it('offers the first round before the first lesson only, and keeps the first answers', async () => {
    progressActions.reach('temperature', 0);
    const { start, answer, handIn, back, see } = await open(language);
    expect(screen.queryByRole('button', { name: testTexts[language].skip })).toBeNull();
    await start();
    answer('after', (_, right) => right);
    await handIn();
    await back();
    await see();
    expect(screen.queryAllByRole('group')).toEqual([]);
    expect(screen.getAllByRole('listitem')).toHaveLength(10);
  });
});
