import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { exporters } from '@/export/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { defaultRunConfig, parseRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { curvedRecord, databaseGlobals, fakeShelves, fakeTabs } from '@/state/shelf/fake-browser.ts';
import { followLiveRun } from '@/state/shelf/live-run.ts';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { ExportButton } from './export-button.tsx';
import { ExportDialog } from './export-dialog.tsx';

/** A snapshot before the first step, all of whose parameters are 0. */
function emptySnapshot(change: Readonly<Record<string, unknown>>) {
  const { config } = parseRunConfig(change, defaultRunConfig);
  const plan = (id: string) =>
    planModel(modelById(id), { kind: 'image', height: 28, width: 28, channels: 1 }, 10);
  const arrays = (['teacher', 'student', 'control'] as const).flatMap((lane) =>
    plan(lane === 'teacher' ? config.teacher : config.student)
      .layers.flatMap(({ parameters }) => parameters)
      .map(({ shape }, index) => {
        const size = shape.reduce((product, each) => product * each, 1);
        return [`${lane}/parameter/${index}`, new Float32Array(size)] as const;
      }),
  );
  return { version: 1, config, step: 0, teacherStep: 0, arrays: Object.fromEntries(arrays) } as const;
}

/** The dialog of a kept run whose stored weights are not a checkpoint. */
async function openUnreadable(language: Language) {
  for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  const [shelf, tabs] = [fakeShelves().open(), fakeTabs().tab()];
  const live = followLiveRun(lab, shelf, tabs);
  restorerOf.provide(lab, { lab, shelf, tabs, live });
  const record = curvedRecord();
  const checkpoint = { step: 20, bytes: Uint8Array.of(1, 2, 3) };
  await shelf.keep({ record, checkpoint, owner: null, revision: null });
  const translator = createTranslator(language);
  await translator.loadNamespaces(['export', 'shelf', 'methods', 'records']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <ExportDialog run={{ id: record.id, name: 'hot' }} onClose={() => undefined} />
      </LabProvider>
    </I18nextProvider>,
  );
  return { id: record.id, live, dialog: within(await screen.findByRole('dialog')) };
}

async function open(language: Language, change: Readonly<Record<string, unknown>> = {}, step = 0) {
  const engine = new FakeEngine();
  engine.snapshot = { ...emptySnapshot(change), step };
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['export', 'shelf', 'records']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <ExportButton />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  if (step > 0) act(() => engine.phase('paused', step));
  fireEvent.click(screen.getByRole('button', { name: language === 'ko' ? '내보내기' : 'Export' }));
  return Object.assign(within(await screen.findByRole('dialog')), { engine });
}

describe('the export of the lab’s run', () => {
  beforeEach(() => {
    fakeDialogs();
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:', revokeObjectURL: () => {} }));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it.each(languages)('lists every export that exists with a sentence (%s)', async (language) => {
    const dialog = await open(language);
    const buttons = dialog.getAllByRole('listitem').map((item) => within(item).getByRole('button'));
    expect(buttons).toHaveLength(exporters.length);
    for (const button of buttons) expect(button).toHaveAccessibleDescription(/./);
    expect(dialog.getByRole('button', { name: 'PyTorch' })).toBeVisible();
  });

  it.each([
    ['en', /has trained for 0 of 300 steps/],
    ['ko', /300스텝 중 0스텝/],
  ] as const)('says what cannot be exported, and saves nothing (%s)', async (language, words) => {
    const dialog = await open(language, { teacherWeights: 'live' });
    fireEvent.click(dialog.getByRole('button', { name: 'PyTorch' }));
    expect(await dialog.findByText(words)).toBeVisible();
    expect(dialog.getByRole('status')).toBeEmptyDOMElement();
  });

  it('tests the networks on all pictures before a click', async () => {
    const { engine } = await open('en', {}, 10);
    // All of the students' weights are 0: they are one network.
    await waitFor(() => expect(engine.numRequests('score')).toBe(2), { timeout: 60_000 });
  });

  it.each(languages)('words why a kept run cannot be read, and keeps the focus (%s)', async (language) => {
    const { id, live, dialog } = await openUnreadable(language);
    const button = dialog.getByRole('button', { name: 'PyTorch' });
    button.focus();
    fireEvent.click(button);
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(id);
    expect(alert).not.toHaveTextContent(/object Object|undefined|\{\{|expected\./);
    expect(button).toHaveAttribute('aria-disabled', 'false');
    expect(button).toHaveFocus();
    live.stop();
  });
});
