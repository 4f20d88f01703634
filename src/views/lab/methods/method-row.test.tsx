import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MethodRow } from './method-row.tsx';
import { MethodsSection } from './methods-section.tsx';

async function open(query = '', language: Language = 'en') {
  const lab = createLabStore(new FakeEngine(), runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'methods']);
  await lab.actions.start(null, 'http://localhost/');
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <LabProvider lab={lab} settings={createSettingsStore(false)}>
          <MethodRow />
          <MethodsSection />
        </LabProvider>
      </I18nextProvider>,
    );
  });
  return lab;
}

const turn = (name: string) => act(async () => void fireEvent.click(screen.getByRole('switch', { name })));

describe('the row of methods on the first screen', { timeout: 60_000 }, () => {
  beforeEach(() => vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('switches a loss on and off, and opens its panel', async () => {
    const lab = await open();
    expect(screen.getByRole('switch', { name: 'Use Soft targets' })).toBeChecked();
    await turn('Use Attention');
    expect(lab.getState().config.methods).toEqual(['soft-targets', 'attention-transfer']);
    screen.getByRole('article', { name: 'Attention' });
    await turn('Use Relations');
    screen.getByRole('article', { name: 'Relations: distances' });
    await turn('Use Attention');
    expect(lab.getState().config.methods).toEqual(['soft-targets', 'relational-distance']);
  });

  it('goes to the panel of a method without switching it', async () => {
    const lab = await open();
    const scrolled = vi.fn<() => void>();
    HTMLElement.prototype.scrollIntoView = scrolled;
    fireEvent.click(screen.getByRole('button', { name: 'Hints: formula and pictures below' }));
    screen.getByRole('article', { name: 'Hints (FitNets)' });
    expect(scrolled).toHaveBeenCalledOnce();
    expect(screen.getByRole('heading', { level: 2, name: 'Methods' })).toHaveFocus();
    expect(lab.getState().config.methods).toEqual(['soft-targets']);
  });

  it('says why a method is impossible, in Korean too', async () => {
    await open('?student=mlp-32', 'ko');
    const hints = screen.getByRole('switch', { name: '힌트 사용' });
    expect(hints).toBeDisabled();
    expect(hints.closest('label')?.title).toBe('학생에 비교할 특징 맵이 없음');
  });
});
