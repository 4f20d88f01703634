import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MoreSettings } from './more-settings.tsx';

async function open(language: Language) {
  const lab = createLabStore(
    new FakeEngine(),
    runConfigFromLink('?optimizer=sgd&teacherWeights=live').config,
  );
  await lab.actions.start(null, 'http://localhost/');
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <MoreSettings />
      </LabProvider>
    </I18nextProvider>,
  );
  return lab;
}

async function type(field: HTMLElement, value: string) {
  await act(async () => {
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: 'Enter' });
  });
}

describe('the number fields', () => {
  afterEach(cleanup);

  it.each(['en', 'ko'] as const)('repeat invalid input in the message: %s', async (language) => {
    const lab = await open(language);
    const { config } = lab.getState();
    const fields = screen.getAllByRole('textbox');
    expect(fields).toHaveLength(6);
    for (const field of fields) {
      for (const typed of ['abc', '1,2,3', '9.999.999', '-0,7']) {
        await type(field, typed);
        expect(field).toBeInvalid();
        expect(field).toHaveAccessibleDescription(expect.stringContaining(typed));
        expect(field).not.toHaveAccessibleDescription(expect.stringContaining('NaN'));
      }
      await type(field, '1,000');
      expect(field).toHaveAccessibleDescription(expect.stringMatching(/1,000.*1\D.*1000/));
      // An empty field keeps its number.
      await type(field, '');
      expect(field).toBeValid();
    }
    expect(lab.getState().config).toBe(config);
  });

  it('read a decimal comma, and show a decimal keyboard', async () => {
    const lab = await open('en');
    const [rate, momentum] = [screen.getByLabelText('Learning rate'), screen.getByLabelText('Momentum')];
    await type(rate, '0,005');
    await type(momentum, '0,5');
    await type(screen.getByLabelText('Steps'), '1 000');
    expect(lab.getState().config).toMatchObject({ learningRate: 0.005, momentum: 0.5, steps: 1000 });
    expect(rate).toHaveAttribute('inputmode', 'decimal');
    expect(screen.getByLabelText('Batch')).toHaveAttribute('inputmode', 'numeric');
  });
});

describe('the bits of the student’s weights', () => {
  afterEach(cleanup);

  it.each([
    ['en', 'Student’s weights in bits', /no time is saved/],
    ['ko', '학생 가중치의 비트 수', /시간은 줄지 않습니다/],
  ] as const)('can be 8 or 4, and say what that saves: %s', async (language, name, note) => {
    const lab = await open(language);
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name });
    expect([...choice.options].map(({ value }) => value)).toEqual(['32', '8', '4']);
    expect(choice).not.toHaveAccessibleDescription(note);
    await act(async () => fireEvent.change(choice, { target: { value: '4' } }));
    expect(lab.getState().config.studentBits).toBe(4);
    expect(choice).toHaveAccessibleDescription(note);
  });
});
