// @vitest-environment jsdom
import '@/test-setup.ts';
import { act, cleanup, render } from '@testing-library/react';
import { Suspense, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import measured from '@/lessons/measured.json' with { type: 'json' };
import { lessonEntries } from '@/lessons/registry.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { CourseDialog } from './course-dialog.tsx';
import { EndView } from './end-view.tsx';
import { SheetView } from './sheet-view.tsx';

type Measured = Record<
  string,
  { seeds: number; backend: string; date: string; appeared: Record<string, number> }
>;

/** Another measurement: every number, date and backend differs from those of the file. */
vi.mock('@/lessons/measured.json', async (original) => {
  const { default: file } = await original<{ default: Measured }>();
  const altered = Object.entries(file).map(([id, { appeared }], lesson) => [
    id,
    {
      seeds: 71 + lesson,
      backend: `engine${lesson}`,
      date: `2031-01-${11 + lesson}`,
      appeared: Object.fromEntries(Object.keys(appeared).map((claim, at) => [claim, 31 + 3 * lesson + at])),
    },
  ]);
  return { default: Object.fromEntries(altered) as Measured };
});

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));

/** The text of a view, without the invisible characters that forbid a line break. */
async function textOf(view: ReactNode, language: Language): Promise<string> {
  const translator = createTranslator(language);
  await translator.loadNamespaces('lessons');
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <PageProvider value={createPageStore(plainPage)}>
          <Suspense>{view}</Suspense>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  const { textContent } = document.body;
  cleanup();
  return textContent.replaceAll('\u2060', '');
}

const seedsWords = {
  en: (appeared: number, seeds: number) => `${appeared} of ${seeds} seeds`,
  ko: (appeared: number, seeds: number) => `시드 ${seeds}개 중 ${appeared}개`,
};

describe('what was measured', () => {
  beforeEach(() => fakeDialogs());

  describe.each(languages)('in %s', (language) => {
    it.each(lessons)('follows the file in the sheet and at the end of $id', async (lesson) => {
      const found = (measured as Measured)[lesson.id];
      const { seeds, date, backend, appeared } = found ?? { seeds: 0, date: '', backend: '', appeared: {} };
      expect(seeds).toBeGreaterThan(70);
      for (const view of [
        <SheetView key="sheet" id={lesson.id} />,
        <EndView key="end" lesson={lesson} isLinked onGo={() => undefined} />,
      ]) {
        const text = await textOf(view, language);
        for (const part of [date, backend]) expect(text).toContain(part);
        for (const { name } of lesson.claims)
          expect(text).toContain(seedsWords[language](appeared[name] ?? NaN, seeds));
        // Neither the file's own numbers, nor an interpolation without a value.
        expect(text).not.toMatch(/2026-|wasm|(9|10) of 10|시드 10개|every seed|모든 시드|\{\{|undefined|NaN/);
      }
    });

    it('follows the file in the list of lessons', async () => {
      const text = await textOf(<CourseDialog onClose={() => undefined} />, language);
      for (const { seeds, appeared } of Object.values(measured as Measured))
        expect(text).toContain(seedsWords[language](Math.min(...Object.values(appeared)), seeds));
    });

    it('follows the file inside the text of a step', async () => {
      const { seeds = NaN, appeared = {} } = (measured as Measured)['temperature'] ?? {};
      const text = await textOf(<SheetView id="temperature" />, language);
      const words = {
        en: `in ${appeared['warmer']} of ${seeds} measured seeds`,
        ko: `시드 ${seeds}개 중 ${appeared['warmer']}개에서`,
      };
      expect(text).toContain(words[language]);
    });
  });
});
