import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { methodsFor } from '@/distill/registry.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MethodsSection } from './methods-section.tsx';

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('opens the replacement of the inspected method, and does not move a visitor', async () => {
  const lab = createLabStore(new FakeEngine(), defaultRunConfig, []);
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <MethodsSection />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  const choose = (...ids: string[]) => act(() => lab.actions.configure({ methods: ids }));
  const opened = (name: string) => screen.getByRole('article', { name });
  expect(await screen.findByRole('article', { name: 'Soft targets' })).toBeVisible();
  await choose('attention-transfer');
  expect(opened('Attention')).toBeVisible();
  await choose('attention-transfer', 'hints');
  expect(opened('Attention')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: /Relations: angles/ }));
  await choose('hints');
  expect(opened('Relations: angles')).toBeVisible();
});

const showList = (ids: readonly string[]) => {
  const lab = createLabStore(new FakeEngine(), { ...defaultRunConfig, methods: [...ids] }, []);
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <MethodsSection />
      </LabProvider>
    </I18nextProvider>,
  );
  return lab;
};
const isFolded = (name: string) =>
  screen.getByRole('switch', { name, hidden: true }).closest('details')?.open === false;

it('lists every method once, the variants of soft targets folded until one is on', async () => {
  const lab = showList(['soft-targets']);
  const list = screen.getByRole('region', { name: 'Methods' });
  const names = within(list)
    .getAllByRole('switch', { hidden: true })
    .map((each) => each.closest('label')?.textContent);
  expect(new Set(names).size).toBe(methodsFor('image').length);
  expect(names).toHaveLength(methodsFor('image').length);
  expect(isFolded('Correlations (DIST)')).toBe(true);
  expect(isFolded('Hints (FitNets)')).toBe(false);
  await act(() => lab.actions.configure({ methods: ['soft-targets', 'correlations'] }));
  expect(isFolded('Correlations (DIST)')).toBe(false);
  // It stays as it is: what the visitor clicks on must not move.
  await act(() => lab.actions.configure({ methods: ['soft-targets'] }));
  expect(isFolded('Correlations (DIST)')).toBe(false);
});

it('unfolds the variants for a link that has one', () => {
  showList(['logit-matching']);
  expect(isFolded('Logit matching')).toBe(false);
});
