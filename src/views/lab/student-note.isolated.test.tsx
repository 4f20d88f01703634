// @vitest-environment jsdom
import '@/test-setup.ts';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { SetupControls } from './setup-controls.tsx';

vi.mock('@/protocol/measured/students.json', async () => {
  const { readLink } = await import('@/protocol/link/read-link.ts');
  const run = (id: string, student: number) => {
    const seeds = [0, 0.001, 0.002, 0.001, 0.001].map((more, seed) => {
      return [101 + seed, { student: student + more, control: 0.9 }] as const;
    });
    const { config } = readLink(`?student=${id}`, []);
    return [`${id}/mnist`, { config, seeds: Object.fromEntries(seeds) }] as const;
  };
  const runs = [run('cnn-8-16', 0.949), run('resnet-8-thin', 0.899), run('mlp-32', 0.849)];
  return { default: { date: '2026-11-27', runs: Object.fromEntries(runs) } };
});

async function open(language: Language = 'en') {
  const lab = createLabStore(new FakeEngine(), runConfigFromLink('').config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['guide', 'tools']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <SetupControls />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  const choose = (value: string) =>
    act(async () => {
      fireEvent.change(screen.getByRole('combobox', { name: language === 'ko' ? '학생 모델' : 'Student' }), {
        target: { value },
      });
    });
  return { lab, choose };
}

describe('the choice of a student', () => {
  afterEach(cleanup);

  it('shows the measured effect of each, before Play', async () => {
    const { choose } = await open();
    await screen.findByText(
      /Measured on 5 seeds: student 95\.0%, control 90\.0% \(\+5\.0 ± 0\.1 points\), at learning rate 0\.002 and 500 steps/,
    );
    await choose('resnet-8-thin');
    await screen.findByText(
      /no clear gain for this student here: student 90\.0%, control 90\.0% \(0\.0 ± 0\.1 points, 5 seeds\)/,
    );
    await choose('mlp-32');
    await screen.findByText(
      /makes this student worse here: student 85\.0%, control 90\.0% \(−5\.0 ± 0\.1 points, 5 seeds\)/,
    );
    await choose('cnn-4-8');
    expect(screen.queryByText(/seeds/)).toBeNull();
  });

  it('hides the effect where other settings are chosen than those that it was measured with', async () => {
    const { lab } = await open();
    const short = () => screen.queryByText(/5 seeds: \+5\.0 ± 0\.1/);
    const configure = (change: Readonly<Record<string, unknown>>) =>
      act(() => lab.actions.configure(change).then(() => undefined));
    await waitFor(() => expect(short()).toBeVisible());
    for (const [change, back] of [
      [{ temperature: 8 }, { temperature: 4 }],
      [{ labelled: 1_000 }, { labelled: 300 }],
      [{ steps: 1_000 }, { steps: 500 }],
      [{ methods: ['soft-targets', 'hints'] }, { methods: ['soft-targets'] }],
    ]) {
      await configure(change ?? {});
      expect(short()).toBeNull();
      await configure(back ?? {});
      expect(short()).toBeVisible();
    }
    // Another seed, and a setting of a method that is off.
    await configure({ seed: 7, hintBeta: 7 });
    expect(short()).toBeVisible();
  });

  it.each(languages)('shows it in %s without a raw key', async (language) => {
    const { choose } = await open(language);
    for (const student of ['resnet-8-thin', 'mlp-32', 'cnn-8-16']) {
      await choose(student);
      const [note] = await screen.findAllByText(/±/);
      expect(note?.parentElement).not.toHaveTextContent(/students\.|\{\{|NaN/);
    }
  });

  it('sets suitable settings, and keeps those the visitor has set', async () => {
    const { lab, choose } = await open();
    await choose('cnn-4-8-pooled');
    expect(lab.getState().config).toMatchObject({
      student: 'cnn-4-8-pooled',
      learningRate: 0.02,
      steps: 500,
    });
    await act(() => lab.actions.configure({ learningRate: 0.004 }).then(() => undefined));
    await choose('cnn-8-16');
    expect(lab.getState().config).toMatchObject({ student: 'cnn-8-16', learningRate: 0.004, steps: 500 });
  });
});
