import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { methods } from '@/distill/registry.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MethodList } from './methods/method-list.tsx';
import { MethodSettings } from './methods/method-settings.tsx';
import { MoreSettings } from './more-settings.tsx';
import { Notices } from './notices.tsx';
import { SetupControls } from './setup-controls.tsx';

/** Renders all of a run's controls, opened, except sliders and drawings. */
async function open(query: string, language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'methods']);
  await lab.actions.start(null, 'http://localhost/');
  const [first] = methods;
  if (!first) throw new Error('no methods');
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <LabProvider lab={lab} settings={createSettingsStore(false)}>
          <Notices />
          <SetupControls />
          <MoreSettings />
          <MethodList opened={first} onOpen={() => undefined} />
          {methods.map((method) => (
            <MethodSettings key={method.id} method={method} />
          ))}
        </LabProvider>
      </I18nextProvider>,
    );
  });
  return { engine, lab };
}

const alerts = () =>
  screen
    .queryAllByRole('alert')
    .map(({ textContent }) => textContent ?? '')
    .join('');
/** Whether an alert has at least three words. */
const isReported = () => /\S+ \S+ \S+/.test(alerts());

describe('the controls of a run', { timeout: 120_000 }, () => {
  beforeEach(() => vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it.each([
    ['?student=mlp-32&batch=256'],
    ['?student=cnn-4-8&teacher=cnn-32-64&methods=soft-targets,hints,attention-transfer'],
    ['?teacher=resnet-8&student=cnn-4-8&methods=hints,relational-angle&hintLayer=stage3&batch=128'],
  ])('change it or say why not: %s', async (query) => {
    const { lab } = await open(query);
    for (const select of screen.getAllByRole<HTMLSelectElement>('combobox'))
      for (const option of select.options) {
        const isOffered = !option.disabled;
        // The option's text contains the reason.
        const isExplained = / \(.+\)$/.test(option.text);
        if (isOffered)
          await act(async () => void fireEvent.change(select, { target: { value: option.value } }));
        const isTaken = isOffered && (select.value === option.value || isReported());
        expect([option.text, isTaken || (!isOffered && isExplained)]).toEqual([option.text, true]);
        act(() => lab.actions.dismiss('error'));
      }
    for (const control of screen.getAllByRole<HTMLInputElement>('switch')) {
      const before = control.checked;
      const description = document.getElementById(
        control.getAttribute('aria-describedby') ?? '',
      )?.textContent;
      const reason = `${description ?? ''} ${control.closest('label')?.title ?? ''}`;
      if (!control.disabled) await act(async () => void fireEvent.click(control));
      const isTaken = control.disabled
        ? /\S+ \S+ \S+/.test(reason)
        : control.checked !== before || isReported();
      expect([control.getAttribute('aria-label'), isTaken]).toEqual([
        control.getAttribute('aria-label'),
        true,
      ]);
      act(() => lab.actions.dismiss('error'));
    }
  });

  it('say why a layer is not offered, in both languages', async () => {
    for (const [language, reason, student] of [
      ['en', /^stage 3 \(the teacher has no stage 3\)$/, /^MLP 32.*\(switch off first: Hints \(FitNets\)\)$/],
      ['ko', /\(교사에 .+ 없음\)$/, /\(먼저 꺼야 함: .+\)$/],
    ] as const) {
      await open('?student=cnn-4-8&methods=soft-targets,hints', language);
      const options = screen.getAllByRole<HTMLOptionElement>('option').filter(({ disabled }) => disabled);
      const texts = options.map(({ text }) => text);
      expect(texts).toContainEqual(expect.stringMatching(reason));
      expect(texts).toContainEqual(expect.stringMatching(student));
      cleanup();
    }
  });

  it('offer nothing that a promoted student lacks as the teacher', async () => {
    const { engine, lab } = await open('?teacher=resnet-8&student=cnn-4-8&methods=soft-targets,hints');
    const stage3 = () =>
      within(
        screen.getByRole('combobox', { name: /teacher’s layer|Hint.*layer/i }),
      ).getByRole<HTMLOptionElement>('option', { name: /^stage 3/i });
    expect(stage3()).toBeEnabled();
    const report = { step: 3 } as never;
    await act(async () => {
      engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [3]), generations: [report] } });
      await new Promise((done) => setTimeout(done, 150));
    });
    expect(stage3()).toBeDisabled();
    await expect(lab.actions.configure({ hintLayer: 'stage3' })).rejects.toThrow(/stage3/);
    expect(lab.getState().config).toMatchObject({ hintLayer: 'stage2' });
  });

  it('say which of them restart the run', async () => {
    const { lab } = await open('?optimizer=sgd&teacherWeights=live');
    // Both are loaded later.
    await screen.findByRole('combobox', { name: 'Teacher assistant' });
    await screen.findByRole('combobox', { name: 'Student’s weights in bits' });
    const restarts = 'Restarts the run';
    const names = (role: 'combobox' | 'slider' | 'textbox' | 'switch') =>
      screen
        .getAllByRole(role)
        .filter((control) =>
          control
            .getAttribute('aria-describedby')
            ?.split(' ')
            .some((id) => document.querySelector(`[id="${id}"]`)?.textContent?.includes(restarts)),
        )
        .map(
          (control) =>
            control.getAttribute('aria-label') ?? (control as HTMLInputElement).labels?.[0]?.textContent,
        );
    expect(names('combobox')).toEqual([
      'Dataset',
      'Teacher',
      'Teacher assistant',
      'Student',
      'Optimizer',
      'Student’s weights in bits',
    ]);
    expect(names('slider')).toEqual(['Labelled pictures']);
    expect(names('textbox')).toEqual(['Momentum', 'Batch', 'Teacher’s steps', 'Seed']);
    expect(names('switch')).toEqual(['Train the teacher live', 'Born again']);
    expect(lab.getState().config.methods).toEqual(['soft-targets']);
  });

  it('say in advance that angles need three pictures', async () => {
    await open('?batch=2');
    const angles = screen.getByRole('switch', { name: 'Relations: angles' });
    expect(angles).toHaveAccessibleDescription(/Always 0 here: it compares 3 pictures or more/);
    await act(async () => void fireEvent.click(angles));
    expect(screen.getByLabelText('Batch')).toHaveAccessibleDescription(/fewer than 3 pictures/);
  });
});
