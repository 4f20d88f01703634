// @vitest-environment jsdom
import '@/test-setup.ts';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { Suspense, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { required } from '@/core/checked.ts';
import { measuredOf, standingOf, type MeasuredLesson } from '@/lessons/measured.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { ClaimList } from './claim-list.tsx';
import { CourseDialog } from './course-dialog.tsx';
import { EndView } from './end-view.tsx';
import { SheetView } from './sheet-view.tsx';

const SEEDS = 100;

/** Another measurement: of every claim but a lesson's last, with counts, seeds, date and backend of no real one. */
vi.mock('@/lessons/measured.json', async () => {
  const { lessonEntries: entries } = await import('@/lessons/registry.ts');
  const altered = await Promise.all(
    entries.map(async ({ id, load }, index) => {
      const { claims } = await load();
      const counts = claims
        .slice(0, claims.length > 1 ? -1 : undefined)
        .map(({ name, written }, at) => [name, { written, appeared: [93, 61, 17, 84][(index + at) % 4] }]);
      return [
        id,
        {
          from: 5001,
          seeds: 100,
          backend: `engine${index}`,
          date: `2031-01-${11 + index}`,
          claims: Object.fromEntries(counts) as MeasuredLesson['claims'],
        },
      ] as const;
    }),
  );
  return { default: Object.fromEntries(altered) };
});

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));
const storedOf = (id: string) => required(measuredOf(id), `measurement of ${id}`);

/** The text of a view, without the invisible characters that forbid a line break. */
async function textOf(view: ReactNode, language: Language): Promise<string> {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['lessons', 'test']);
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <PageProvider value={createPageStore(plainPage)}>
          <Suspense fallback="waiting">{view}</Suspense>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  await waitFor(() => expect(screen.queryByText('waiting')).toBeNull());
  const { textContent } = document.body;
  cleanup();
  return textContent.replaceAll('\u2060', '');
}

/** What the page says of a claim that held so often. */
const words = {
  en: {
    holds: (appeared: number) => `Held in ${appeared} of ${SEEDS} seeds.`,
    often: (appeared: number) => `Doesn’t always hold: ${appeared} of ${SEEDS} seeds.`,
    failed: (appeared: number) => `Failed: it held in only ${appeared} of ${SEEDS} seeds.`,
    open: 'Not measured yet.',
    range: `${SEEDS} seeds, 5001 to 5100`,
    numFailed: 'claim failed',
  },
  ko: {
    holds: (appeared: number) => `시드 ${SEEDS}개 중 ${appeared}개에서 성립했습니다.`,
    often: (appeared: number) => `늘 성립하지는 않습니다: 시드 ${SEEDS}개 중 ${appeared}개.`,
    failed: (appeared: number) =>
      `틀린 것으로 나온 주장입니다: 시드 ${SEEDS}개 중 ${appeared}개에서 성립했습니다.`,
    open: '아직 측정하지 않았습니다.',
    range: `시드 ${SEEDS}개(5001~5100)`,
    numFailed: '틀린 것으로 나온 주장',
  },
} as const;
const standings: Readonly<Record<number, 'holds' | 'often' | 'failed'>> = {
  93: 'holds',
  84: 'holds',
  61: 'often',
  17: 'failed',
};

/** The words after a claim's sentence. */
function wordsOf(language: Language, appeared: number | undefined): string {
  if (appeared === undefined) return words[language].open;
  return words[language][required(standings[appeared], 'a count of the altered file')](appeared);
}

describe('what was measured', () => {
  beforeEach(() => fakeDialogs());

  describe.each(languages)('in %s', (language) => {
    it.each(lessons)('follows the file in the sheet, in every step and at the end of $id', async (lesson) => {
      const { date, backend, claims } = storedOf(lesson.id);
      const sayings = lesson.claims.map(({ name, step }) => ({
        step,
        said: wordsOf(language, claims[name]?.appeared),
      }));
      for (const view of [
        <SheetView key="sheet" id={lesson.id} />,
        <EndView key="end" lesson={lesson} isLinked onGo={() => undefined} />,
      ]) {
        const text = await textOf(view, language);
        for (const part of [date, backend, words[language].range]) expect(text).toContain(part);
        for (const { said } of sayings) expect(text).toContain(said);
        // Neither a number of the real file, nor an interpolation without a value.
        expect(text).not.toMatch(/wasm|(1|3|9|10) of 10\b|시드 10개|every seed|모든 시드|\{\{|undefined|NaN/);
      }
      for (const { id } of lesson.steps) {
        const text = await textOf(<ClaimList lesson={lesson} step={id} />, language);
        for (const { said } of sayings.filter(({ step }) => step === id)) expect(text).toContain(said);
      }
    });

    it('follows the file in the list of lessons', async () => {
      const text = await textOf(<CourseDialog onClose={() => undefined} />, language);
      expect(text).toContain(words[language].numFailed);
      for (const { id } of lessons) {
        const kept = Object.values(storedOf(id).claims).flatMap((claim) => claim?.appeared ?? []);
        const [least] = kept
          .filter((appeared) => standings[appeared] !== 'failed')
          .toSorted((one, other) => one - other);
        expect(text).toMatch(new RegExp(least === undefined ? words[language].numFailed : `\\D${least}\\D`));
      }
    });
  });
});

describe('a claim', () => {
  it('holds from four fifths of its seeds on and failed below half', () => {
    expect([20, 16, 15, 10, 9, 0].map((appeared) => standingOf(appeared, 20))).toEqual([
      'holds',
      'holds',
      'often',
      'often',
      'failed',
      'failed',
    ]);
  });
});
