import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { presetConfig, presets } from '@/protocol/presets/presets.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { PresetsButton } from './presets-button.tsx';

async function open(language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink('').config);
  const translator = createTranslator(language);
  await translator.loadNamespaces('guide');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <PresetsButton />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  fireEvent.click(screen.getByRole('button', { name: language === 'ko' ? '추천 설정' : 'Presets' }));
  return { engine, lab, dialog: await screen.findByRole('dialog') };
}

describe('the presets', () => {
  beforeEach(fakeDialogs);
  afterEach(cleanup);

  it.each(languages)(
    'have a name, a reason, an expectation and a link with the run: %s',
    async (language) => {
      const { dialog } = await open(language);
      const items = within(dialog).getAllByRole('listitem');
      expect(items).toHaveLength(presets.length);
      for (const [index, preset] of presets.entries()) {
        const item = items[index] ?? dialog;
        expect(item).not.toHaveTextContent(/presets\.|\{\{|NaN/);
        const link = within(item).getByRole('link');
        const query = new URL(link.getAttribute('href') ?? '', 'http://localhost/').search;
        const { config, problems } = runConfigFromLink(query);
        expect(problems).toEqual([]);
        expect(config).toEqual(presetConfig(preset));
      }
    },
  );

  it('load in place, as a new run, and close', async () => {
    const { engine, lab, dialog } = await open();
    await act(async () =>
      fireEvent.click(within(dialog).getByRole('link', { name: 'Load: Learning rate too high' })),
    );
    expect(lab.getState().config.learningRate).toBe(1);
    expect(engine.requests.filter(({ kind }) => kind === 'configure')).toMatchObject([
      { payload: { restarts: true } },
    ]);
    expect(lab.getState().status?.runId).toBe(2);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leave a click for a new tab to the browser', async () => {
    const { lab, dialog } = await open();
    const link = within(dialog).getByRole('link', { name: /^Load: α\s=\s0$/ });
    // jsdom cannot follow links.
    link.addEventListener('click', (event) => event.preventDefault());
    await act(async () => fireEvent.click(link, { ctrlKey: true }));
    expect(lab.getState().config.alpha).toBe(0.9);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });
});
