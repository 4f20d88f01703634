import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { emoji } from '@/datasets/specs/emoji.ts';
import { languages } from '@/datasets/specs/languages.ts';
import { tokenise } from '@/datasets/tokeniser.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { TypingPanel } from './typing-panel.tsx';

async function open(dataset: string, language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, { ...defaultRunConfig, dataset });
  await lab.actions.start(null, 'http://localhost/');
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <TypingPanel />
      </LabProvider>
    </I18nextProvider>,
  );
  const type = (value: string) =>
    act(async () => void fireEvent.change(screen.getByRole('textbox'), { target: { value } }));
  const asked = () =>
    engine.requests.flatMap(({ kind, payload }) => {
      if (kind !== 'observe') return [];
      const { picture } = payload as { picture: { kind: string; pixels?: Float32Array } };
      return picture.pixels ? [[...picture.pixels]] : [];
    });
  return { lab, type, asked };
}

describe('the field for a text', () => {
  let removers: readonly (() => void)[] = [];
  beforeEach(() => {
    removers = [languages, emoji].map(addDataset);
  });
  afterEach(() => {
    cleanup();
    for (const remove of removers) remove();
  });

  it('asks the networks at every key, with the tokens of the packed texts', async () => {
    const { lab, type, asked } = await open(languages.id);
    expect(lab.getState().drawing).toEqual({ pixels: null });
    await type('Å');
    await type('Åt');
    expect(asked()).toEqual(['Å', 'Åt'].map((text) => tokenise(text, languages.input).ids));
    expect(lab.getState().observed).not.toBeNull();
    await type(' ');
    expect(lab.getState().drawing).toEqual({ pixels: null });
  });

  it('shows the last characters of a long text, and how many are left out', async () => {
    const { type } = await open(languages.id);
    await type(`${'a'.repeat(8)}${'b'.repeat(32)}`);
    expect(screen.getByText('b'.repeat(32), { exact: false, selector: 'p' })).toHaveTextContent(/^…b+$/);
    expect(screen.getByText(/read the last 32 characters and leave out the 8 before/)).toBeVisible();
  });

  it('names unknown characters, and says that an answer to nothing else means nothing', async () => {
    const { type } = await open(languages.id);
    await type('한국어 a');
    expect(screen.getByText(/which read □ instead: 한 국 어$/)).toBeVisible();
    expect(screen.queryByText(/say nothing about your text/)).toBeNull();
    await type('한국어');
    expect(screen.getByText(/say nothing about your text/)).toBeVisible();
    expect(screen.getByText(/these ten languages only/)).toBeVisible();
  });

  it('reads Korean by letters, and can be emptied', async () => {
    const { type, asked, lab } = await open(emoji.id, 'ko');
    await type('고양이');
    expect(asked().at(-1)).toEqual(tokenise('고양이', emoji.input).ids);
    expect(screen.getByText('고양이', { selector: 'p' })).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: '모두 지우기' }));
    expect(screen.getByRole('textbox')).toHaveValue('');
    expect(lab.getState().drawing).toEqual({ pixels: null });
  });
});
