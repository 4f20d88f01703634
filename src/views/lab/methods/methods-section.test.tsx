import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
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
  const methods = (...ids: string[]) => act(() => lab.actions.configure({ methods: ids }));
  const opened = (name: string) => screen.getByRole('article', { name });
  expect(await screen.findByRole('article', { name: 'Soft targets' })).toBeVisible();
  await methods('attention-transfer');
  expect(opened('Attention')).toBeVisible();
  await methods('attention-transfer', 'hints');
  expect(opened('Attention')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: /Relations: angles/ }));
  await methods('hints');
  expect(opened('Relations: angles')).toBeVisible();
});
