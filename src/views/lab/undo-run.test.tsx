import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Transport } from './transport.tsx';

/** Trains three steps, then discards the run with a change. */
async function restarted(change: Readonly<Record<string, unknown>>, language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'methods']);
  await lab.actions.start(null, 'http://localhost/');
  engine.emit({ type: 'frame', frame: fakeFrame(1, [1, 2, 3]) });
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Transport />
        <input aria-label="text" />
        <input aria-label="slider" type="range" />
      </LabProvider>
    </I18nextProvider>,
  );
  expect(screen.queryByRole('button', { name: /^(Undo|되돌리기)$/ })).toBeNull();
  engine.keptRunId = 1;
  await act(async () => void (await lab.actions.configure({ seed: 2, ...change })));
  return { engine, lab };
}

describe('a discarded run', () => {
  afterEach(cleanup);

  it.each([
    [
      'en',
      { labelled: 100 },
      'The run stopped at step 3 and a new one started: Labelled pictures 300 → 100, Seed 1 → 2',
      'Run stopped at step 3: Labelled pictures 300 → 100, Seed 1 → 2',
      'Undo',
    ],
    [
      'en',
      { teacherWeights: 'live-equal-data' },
      'The run stopped at step 3 and a new one started: Teacher’s quality Well trained → Trained here, on',
      'Run stopped at step 3. Changed: Teacher’s quality, Seed',
      'Undo',
    ],
    [
      'ko',
      { dataset: 'fashion-mnist' },
      '3스텝까지 학습한 실행 대신 새 실행을 시작했습니다: 데이터셋 MNIST 손글씨 숫자 → Fashion-MNIST 의류',
      '3스텝에서 새 실행 시작. 바뀐 설정: 데이터셋, 시드(seed)',
      '되돌리기',
    ],
  ] as const)(
    'is announced, and one button restores it: %s',
    async (language, change, sentence, line, name) => {
      const { lab } = await restarted(change, language);
      const button = await screen.findByRole('button', { name });
      button.focus();
      expect(screen.getByText((text) => text.startsWith(sentence))).toHaveAttribute('role', 'status');
      // What is seen has room at 1280 px.
      expect(screen.getByText(line)).toBeVisible();
      await act(async () => void fireEvent.click(button));
      expect(lab.getState().config).toEqual(defaultRunConfig);
      expect(lab.getState().series.steps).toHaveLength(3);
      expect(screen.queryByRole('button', { name })).toBeNull();
      expect(screen.getByRole('button', { name: /^(Play|학습 시작)$/ })).toHaveFocus();
    },
  );

  it('is announced with another number of steps, as a preset has it', async () => {
    const { lab, engine } = await restarted({});
    engine.emit({ type: 'frame', frame: fakeFrame(2, [1, 2]) });
    engine.keptRunId = 2;
    await act(() => lab.actions.restart({ steps: 100 }));
    const sentence = 'The run stopped at step 2 and a new one started: Steps 500 → 100';
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });

  it('is restored with Ctrl+Z, unless a user types', async () => {
    const { engine } = await restarted({});
    await screen.findByRole('button', { name: 'Undo' });
    const press = (name: string) =>
      act(async () => void fireEvent.keyDown(screen.getByLabelText(name), { key: 'z', ctrlKey: true }));
    await press('text');
    expect(engine.numRequests('undo')).toBe(0);
    await press('slider');
    expect(engine.numRequests('undo')).toBe(1);
  });
});
