import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { curvedRecord, databaseGlobals, fakeShelves, fakeTabs } from '@/state/shelf/fake-browser.ts';
import { followLiveRun } from '@/state/shelf/live-run.ts';
import { provideRestorer } from '@/state/shelf/page-shelf.ts';
import { runToJson } from '@/state/shelf/run-file.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { RunsButton } from './runs-button.tsx';

const records = [
  curvedRecord({ seed: 1 }),
  curvedRecord({ seed: 2, temperature: 8 }),
  curvedRecord({ seed: 3, temperature: 8 }),
];

async function open(language: Language) {
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  const tabs = fakeTabs().tab();
  const shelf = fakeShelves().open();
  const live = followLiveRun(lab, shelf, tabs);
  provideRestorer({ lab, shelf, tabs, live });
  for (const record of records) await shelf.keep({ record, checkpoint: null, owner: null, revision: null });
  const translator = createTranslator(language);
  await translator.loadNamespaces(['shelf', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <RunsButton />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { shelf };
}

async function openShelf(language: Language = 'en') {
  const page = await open(language);
  fireEvent.click(screen.getByRole('button', { name: language === 'ko' ? '실행 기록' : 'Runs' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('table');
  return { ...page, dialog };
}

const namesIn = (dialog: HTMLElement) =>
  within(within(dialog).getAllByRole('table')[0] ?? dialog)
    .getAllByRole('rowheader')
    .map((each) => each.querySelector('strong')?.textContent);

describe('the shelf of runs', () => {
  beforeEach(() => {
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
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each(languages)('says of every run what differs from the one before: %s', async (language) => {
    const { dialog } = await openShelf(language);
    const first = { en: 'first run: MNIST digits, student cnn-8-16, seed 1', ko: '첫 실행: ' }[language];
    expect(namesIn(dialog)).toEqual([
      language === 'en' ? 'seed 3' : '시드 3',
      expect.stringContaining('T 4 → 8, '),
      expect.stringContaining(first),
    ]);
    expect(dialog).not.toHaveTextContent(/shelf\.|columns\.|\{\{|NaN/);
  });

  it('filters, sorts, pins and names runs', async () => {
    const { dialog, shelf } = await openShelf();
    fireEvent.change(within(dialog).getByRole('searchbox', { name: 'Filter' }), { target: { value: 't 4' } });
    expect(namesIn(dialog)).toHaveLength(1);
    fireEvent.change(within(dialog).getByRole('searchbox', { name: 'Filter' }), { target: { value: '' } });
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Sort by' }), {
      target: { value: 'oldest' },
    });
    expect(namesIn(dialog).at(-1)).toBe('seed 3');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Pin: seed 3' }));
    await within(dialog).findByRole('button', { name: 'Unpin: seed 3' });
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Pinned only' }));
    expect(namesIn(dialog)).toEqual(['seed 3']);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Name and note: seed 3' }));
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), { target: { value: 'hot' } });
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Note' }), { target: { value: 'T was 8' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(namesIn(dialog)).toEqual(['hot']));
    expect(shelf.getState().runs[0]?.settings).toEqual({ name: 'hot', note: 'T was 8', isPinned: true });
  });

  it('deletes a run and brings it back', async () => {
    const { dialog, shelf } = await openShelf();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Delete: seed 3' }));
    const undo = await within(dialog).findByRole('button', { name: 'Undo' });
    expect(namesIn(dialog)).toHaveLength(2);
    fireEvent.click(undo);
    await waitFor(() => expect(namesIn(dialog)).toHaveLength(3));
    expect(await shelf.record(records[2]?.id ?? '')).toEqual(records[2]);
  });

  it('overlays chosen runs with one cursor, and names the settings in which two differ', async () => {
    const { dialog } = await openShelf();
    for (const box of within(dialog)
      .getAllByRole('checkbox', { name: /^Compare/ })
      .slice(0, 2))
      fireEvent.click(box);
    const cursor = await within(dialog).findByRole('slider', { name: 'Accuracy of the chosen runs' });
    fireEvent.focus(cursor);
    fireEvent.keyDown(cursor, { key: 'Home' });
    fireEvent.keyDown(cursor, { key: 'ArrowRight' });
    expect(cursor).toHaveAttribute('aria-valuenow', '5');
    expect(cursor).toHaveAttribute('aria-valuetext', 'Step 5; 1: 22.5% / 20.0%; 2: 22.5% / 20.0%');
    const differing = within(dialog).getByRole('columnheader', { name: 'Setting' }).closest('table');
    expect(differing).toHaveTextContent('Seed32');
  });

  it('imports what it saved, refuses an altered file by name and field, and changes nothing then', async () => {
    const { dialog, shelf } = await openShelf();
    const settings = { name: 'from afar', note: '', isPinned: false };
    const text = runToJson(curvedRecord({ seed: 9 }), settings);
    const input = dialog.querySelector('input[type=file]');
    const choose = (content: string) =>
      act(async () =>
        fireEvent.change(input ?? dialog, { target: { files: [new File([content], 'run.json')] } }),
      );
    await choose(text.replace('"seed":9', '"seed":8'));
    expect(await within(dialog).findByText(/^run\.json wasn’t imported: (seed|sha256)/)).toBeInTheDocument();
    expect(shelf.getState().runs).toHaveLength(3);
    await choose(text);
    expect(await within(dialog).findByText('Runs added: 1. Already here: 0.')).toBeInTheDocument();
    expect(namesIn(dialog)).toContain('from afar');
  });
});
