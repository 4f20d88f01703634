import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig, parseRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { lookBack } from '@/state/look-back.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Loss } from './loss.tsx';

const settings = (change: Readonly<Record<string, unknown>>) => parseRunConfig(change).config;

describe('the loss with the numbers of a step', () => {
  afterEach(cleanup);

  it('follows Time to an earlier step and its settings, and back', async () => {
    const engine = new FakeEngine();
    const lab = createLabStore(engine, defaultRunConfig);
    const translator = createTranslator('en');
    await translator.loadNamespaces(['methods', 'tools']);
    render(
      <I18nextProvider i18n={translator}>
        <LabProvider lab={lab} settings={createSettingsStore(false)}>
          <Loss />
        </LabProvider>
      </I18nextProvider>,
    );
    await act(() => lab.actions.start(null, 'http://localhost/'));
    const steps = Array.from({ length: 60 }, (_, index) => index + 1);
    await act(async () => {
      const frame = fakeFrame(1, steps);
      // Every step has its own cross-entropy.
      const studentSteps = frame.studentSteps.map((each) => ({
        ...each,
        terms: { ...each.terms, crossEntropy: each.step / 100 },
      }));
      engine.emit({ type: 'frame', frame: { ...frame, studentSteps } });
      engine.emit({
        type: 'history',
        history: {
          runId: 1,
          steps: [0, 25, 40, 60],
          trained: [
            { from: 0, config: settings({ temperature: 9, alpha: 0.25 }) },
            { from: 30, config: settings({}) },
          ],
        },
      });
      engine.phase('paused', 60);
    });
    await waitFor(() => expect(lab.getState().series.steps).toHaveLength(60), { timeout: 60_000 });
    const shown = () => screen.getByRole('region', { name: /The loss/ });
    const at = (step: number | null) => act(() => lookBack(lab, step));
    expect(shown()).toHaveTextContent(/from the labels 0\.060.*Step 60, mean over the batch/);
    await at(25);
    expect(shown()).toHaveTextContent(
      /0\.75.*0\.250.*from the labels 0\.188.*81.*Step 25, mean over the batch/,
    );
    await at(40);
    expect(shown()).toHaveTextContent(/from the labels 0\.040.*16.*Step 40, mean over the batch/);
    await at(0);
    expect(shown()).toHaveTextContent(/The values of CE and KL appear with the first step/);
    // T moves after the last step: back at it, the numbers are still those of the step.
    await at(null);
    await act(() => lab.actions.configure({ temperature: 6 }).then(() => undefined));
    await at(25);
    await at(null);
    expect(shown()).toHaveTextContent(/These are the numbers of step 60, at T = 4 and α = 0\.90/);
  });
});
