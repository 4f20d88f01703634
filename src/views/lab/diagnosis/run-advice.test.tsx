import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { methods } from '@/distill/registry.ts';
import { CONTROL_TOTAL, HARD_TERM, STUDENT_TOTAL } from '@/distill/total-loss.ts';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Notices } from '../notices.tsx';
import { Results } from '../results.tsx';

async function open(query: string, language: Language = 'en') {
  const engine = new FakeEngine();
  const { config } = runConfigFromLink(query);
  const lab = createLabStore(engine, config);
  const translator = createTranslator(language);
  await translator.loadNamespaces('guide');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Notices />
        <Results />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  const finish = (student: number, control: number, step = 500) => {
    const lane = { accuracy: 0.985, crossEntropy: 1, calibrationError: 0, agreement: 1 };
    const report = { step, teacherStep: 0, numPictures: 1000, teacher: lane };
    const lanes = { student: { ...lane, accuracy: student }, control: { ...lane, accuracy: control } };
    vi.useFakeTimers();
    act(() => {
      engine.emit({
        type: 'frame',
        frame: { ...fakeFrame(1, [step]), evaluations: [{ ...report, ...lanes }] },
      });
      vi.advanceTimersByTime(200);
      engine.phase('finished', step);
    });
    vi.useRealTimers();
  };
  return { engine, lab, finish };
}

describe('advice on a run that ended at chance', () => {
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  it.each([
    [
      'en',
      /at chance \(10%\): student 9\.8%, control 11\.3%\. learning rate 1 is too high/i,
      /to 0\.002 and restart/,
    ],
    ['ko', /무작위 수준\(10%\).*학생 9\.8%, 대조군 11\.3%.*학습률\(1\).*너무 높습니다/, /학습률을 0\.002/],
  ] as const)(
    'names chance and the learning rate, and sets a better one: %s',
    async (language, text, action) => {
      const { engine, lab, finish } = await open('?learningRate=1&student=cnn-4-8', language);
      finish(0.098, 0.113);
      const button = await screen.findByRole('button', { name: action });
      expect(button.closest('section')).toHaveTextContent(text);
      expect(button.closest('section')).not.toHaveTextContent(/Too early|이릅니다/);
      await act(async () => fireEvent.click(button));
      expect(lab.getState().config.learningRate).toBe(0.002);
      expect(engine.requests.filter(({ kind }) => kind === 'configure' || kind === 'play')).toMatchObject([
        { kind: 'configure', payload: { restarts: true } },
        { kind: 'play' },
      ]);
    },
  );

  it('keeps the gap if only the student is at chance, and says why', async () => {
    const { finish } = await open('?studentLabels=hidden&alpha=0');
    finish(0.1, 0.9);
    const button = await screen.findByRole('button', { name: 'Give it the labels and restart' });
    const card = button.closest('section');
    expect(card).toHaveTextContent('−80.0');
    expect(card).toHaveTextContent('The student is at chance (10.0%), the control isn’t (90.0%).');
  });

  it('continues a run that had too few steps', async () => {
    const { engine, lab, finish } = await open('?steps=10');
    finish(0.12, 0.13, 10);
    await act(async () =>
      fireEvent.click(await screen.findByRole('button', { name: /500 steps and continue/ })),
    );
    expect(lab.getState().config.steps).toBe(500);
    expect(lab.getState().status?.runId).toBe(1);
    expect(engine.numRequests('play')).toBe(1);
  });
});

describe('a non-finite loss', () => {
  afterEach(cleanup);

  const terms = [
    HARD_TERM,
    STUDENT_TOTAL,
    CONTROL_TOTAL,
    ...methods.flatMap((each) => each.terms.map(({ id }) => id)),
  ];
  const cases = languages.flatMap((language) => terms.map((term) => [language, term] as const));

  it.each(cases)('is reported without a raw key: %s, %s', async (language, term) => {
    const { engine } = await open('', language);
    act(() =>
      engine.emit({ type: 'notice', notice: { kind: 'not-finite', step: 37, term, lastGoodStep: 25 } }),
    );
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent(
      { ko: /숫자가 아닙니다\([^)]*[가-힣]/, en: /no longer a number \(\w+/ }[language],
    );
    expect(alert).not.toHaveTextContent(/undefined|methods\.|methodSettings|ledger\.|\{\{/);
  });

  it('returns with a lower learning rate', async () => {
    const { engine, lab } = await open('?learningRate=1');
    act(() =>
      engine.emit({
        type: 'notice',
        notice: { kind: 'not-finite', step: 37, term: 'total', lastGoodStep: 25 },
      }),
    );
    expect(screen.getByRole('alert')).toHaveTextContent('learning rate, now 1, is too high');
    await act(async () =>
      fireEvent.click(screen.getByRole('button', { name: 'Set the learning rate to 0.002 and go back' })),
    );
    expect(lab.getState().config.learningRate).toBe(0.002);
    expect(engine.numRequests('restoreLastGood')).toBe(1);
  });
});
