import { act, cleanup, render } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { LessonDock } from './lesson-dock.tsx';
import { progressActions } from './use-progress.ts';

/** The first lesson that begins with one picture. */
async function pictureLesson(): Promise<{ id: string; index: number }> {
  for (const { id, load } of lessonEntries) {
    const picture = (await load()).steps[0]?.picture;
    if (picture && 'index' in picture) return { id, index: picture.index };
  }
  throw new Error('no lesson begins with one picture');
}

beforeEach(() => {
  // jsdom has no scrolling and no reduced-motion setting.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
afterEach(() => {
  cleanup();
  progressActions.forget();
  vi.unstubAllGlobals();
});

it('a lesson’s picture is shown before its run is built, and stays', async () => {
  const { id, index } = await pictureLesson();
  const engine = new FakeEngine();
  const lab = createLabStore(engine, { ...defaultRunConfig, seed: 7 });
  const page = createPageStore({ ...plainPage, lesson: { id, step: 0 } });
  const translator = createTranslator('en');
  await translator.loadNamespaces(['lessons', 'classroom', 'repeats']);
  await lab.actions.start(null, 'http://localhost/');
  await vi.waitFor(() => expect(lab.getState().isReady).toBe(true));
  const build = engine.hold('configure');
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
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
  await vi.waitFor(() => expect(engine.numRequests('configure')).toBe(1));
  expect(lab.getState().picture?.index).toBe(index);
  await act(async () => build());
  await vi.waitFor(() => expect(lab.getState().config.seed).not.toBe(7));
  expect(lab.getState().picture?.index).toBe(index);
});
