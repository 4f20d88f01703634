import { act, cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { AnswerScatter } from './answer-scatter.tsx';

afterEach(cleanup);

describe('the answers over the teacher’s', () => {
  it.each([
    // The student has twice the teacher's logits, the control the opposite ones.
    ['centred', ['1.000', '-1.000', '1.000', '-1.000', '1.633', '3.266']],
    ['standardised', ['1.000', '-1.000', '1.000', '-1.000', '0.000', '1.633']],
  ] as const)('%s: correlations and differences of student and control', async (scale, expected) => {
    const engine = new FakeEngine();
    const teacher = Float32Array.of(-2, 0, 2, 2, -2, 0);
    engine.answersOf = () => ({
      numClasses: 3,
      labels: Uint8Array.of(2, 0),
      teacher,
      student: teacher.map((value) => 2 * value + 5),
      control: teacher.map((value) => -value),
    });
    const lab = createLabStore(engine, defaultRunConfig, []);
    const translator = createTranslator('en');
    await translator.loadNamespaces('methods');
    render(
      <I18nextProvider i18n={translator}>
        <LabProvider lab={lab} settings={createSettingsStore(false)}>
          <AnswerScatter scale={scale} />
        </LabProvider>
      </I18nextProvider>,
    );
    await act(() => lab.actions.start(null, 'http://localhost/'));
    await screen.findByRole('img', { name: /student 1.000, control -1.000/ });
    expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(expected);
  });
});
