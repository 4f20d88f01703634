import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { curvedRecord, databaseGlobals, fakeShelves, fakeTabs } from '@/state/shelf/fake-browser.ts';
import { followLiveRun } from '@/state/shelf/live-run.ts';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import type { RunToKeep } from '@/state/shelf/shelf-types.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { RunsButton } from './runs-button.tsx';

/** Three runs, oldest first. */
export const records = [
  curvedRecord({ seed: 1 }),
  curvedRecord({ seed: 2, temperature: 8 }),
  curvedRecord({ seed: 3, temperature: 8 }),
] as const;

type Kept = Pick<RunToKeep, 'record'> & Partial<Pick<RunToKeep, 'checkpoint' | 'settings'>>;

/** A browser for the tests of a file, in `beforeEach`. */
export function setUp(): void {
  fakeDialogs();
  for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  // jsdom has neither layout nor observers of it.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
}

export function tearDown(): void {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}

async function openPage(language: Language, kept: readonly Kept[]) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const tabs = fakeTabs().tab();
  const shelf = fakeShelves().open();
  const live = followLiveRun(lab, shelf, tabs);
  restorerOf.provide(lab, { lab, shelf, tabs, live });
  for (const run of kept) await shelf.keep({ checkpoint: null, owner: null, revision: null, ...run });
  const translator = createTranslator(language);
  await translator.loadNamespaces(['shelf', 'methods', 'records']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <RunsButton />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { engine, lab, shelf, live };
}

/** Opens the dialog over a shelf with runs. */
export async function openShelf(
  language: Language = 'en',
  kept: readonly Kept[] = records.map((record) => ({ record })),
) {
  const page = await openPage(language, kept);
  fireEvent.click(screen.getByRole('button', { name: language === 'ko' ? '실행 기록' : 'Runs' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('table');
  return { ...page, dialog };
}

/** The names of the listed runs. */
export const namesIn = (dialog: HTMLElement) =>
  within(within(dialog).getAllByRole('table')[0] ?? dialog)
    .queryAllByRole('rowheader')
    .map((each) => each.querySelector('strong')?.textContent);
