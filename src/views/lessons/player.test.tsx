import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { plainPage, type LessonPlace } from '@/protocol/page-link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { LessonDock } from './lesson-dock.tsx';
import { LessonsButton } from './lessons-button.tsx';
import { progressActions } from './use-progress.ts';

async function open(lesson: LessonPlace | null = null, language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, { ...defaultRunConfig, temperature: 3 });
  const page = createPageStore({ ...plainPage, lesson });
  await lab.actions.start(null, 'http://localhost/');
  await act(async () => {
    render(
      <I18nextProvider i18n={createTranslator(language)}>
        <PageProvider value={page}>
          <LabProvider lab={lab} settings={createSettingsStore(false)}>
            <Suspense>
              <LessonsButton />
              <LessonDock />
            </Suspense>
            <input aria-label="T" data-spotlight="temperature" />
          </LabProvider>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  /** Ends the run that is played, so many times. */
  const finish = async (from: number, to: number) => {
    for (let run = from; run <= to; run++) {
      await vi.waitFor(() => expect(engine.numAsked('play')).toBe(run));
      await act(async () => {
        engine.phase('training', 1);
        engine.phase('finished', 300);
      });
    }
  };
  return { engine, lab, page, finish };
}

const press = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => fireEvent.click(button));
};
const escape = () => act(async () => void fireEvent.keyDown(document.body, { key: 'Escape' }));
const heading = (name: string) => screen.findByRole('heading', { name, level: 2 });

describe('the lessons', () => {
  beforeEach(() => {
    // jsdom has no modal dialogs, does not scroll and asks for no calm.
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close() {
      if (!this.open) return;
      this.open = false;
      this.dispatchEvent(new Event('close'));
    };
    HTMLElement.prototype.scrollIntoView = () => undefined;
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
  });
  afterEach(() => {
    cleanup();
    progressActions.forget();
    history.replaceState(null, '', '/');
    vi.unstubAllGlobals();
  });

  it('come to the first reveal of the temperature in three clicks', async () => {
    const { lab, finish } = await open();
    await press(/^Lessons/);
    await act(async () => fireEvent.click(await screen.findByRole('button', { name: 'Temperature' })));
    expect(await heading('A guess first')).toHaveFocus();
    expect(lab.getState().config).toMatchObject({ labelled: 100, alpha: 1, steps: 300 });
    await press('The one at T = 4');
    await finish(1, 2);
    // All answers of the fake engine are alike.
    await screen.findByText('You guessed “The one at T = 4”. What came out: “Both alike”.');
    expect(screen.getByText('Both alike').closest('li')).toHaveTextContent('came true');
    fireEvent.click(screen.getByText('The numbers'));
    expect(screen.getByRole('row', { name: /T = 0.5/ })).toHaveTextContent('10.0%');
    await press('Once more with another seed');
    await finish(3, 4);
    expect(await screen.findByText(/Seeds run: 1, 2\./)).toBeVisible();
  });

  it('tick off what is done at the real control, and describe it meanwhile', async () => {
    const { lab } = await open({ id: 'temperature', step: 2 });
    await heading('Make it warmer');
    const control = screen.getByLabelText('T');
    expect(control).toHaveAttribute('data-spotlit', 'true');
    expect(control).toHaveAccessibleDescription(/divides all logits/);
    await press('Go to the control');
    expect(control).toHaveFocus();
    screen.getByRole('button', { name: 'Skip' });
    await act(() => lab.actions.configure({ temperature: 9 }));
    expect(screen.getByText('Move the temperature to 8 or higher.').parentElement).toHaveTextContent('done');
    await press('Next');
    expect(await heading('Six temperatures')).toHaveFocus();
    expect(control).not.toHaveAttribute('data-spotlit');
    expect(control).not.toHaveAttribute('aria-describedby');
  });

  it('run nothing before a guess was drawn, and keep guess and result', async () => {
    const { engine, page, finish } = await open({ id: 'temperature', step: 3 });
    await heading('Six temperatures');
    await press('Run it');
    expect(engine.numAsked('play')).toBe(0);
    fireEvent.change(screen.getByRole('slider', { name: /: 20$/ }), { target: { value: '0.6' } });
    await press('Run it');
    await finish(1, 6);
    await screen.findByText(/Your curve is .* off on average/);
    act(() => page.actions.goTo({ id: 'temperature', step: 2 }));
    await heading('Make it warmer');
    await press('Skip');
    await screen.findByText(/Your curve is .* off on average/);
    await press('Finish');
    await heading('What you have seen');
    expect(screen.getByText('Effect not measured yet')).toBeVisible();
  });

  it('end a run that is stopped with a message and another try', async () => {
    const { engine, finish } = await open({ id: 'temperature', step: 0 });
    await heading('A guess first');
    await press('Both alike');
    await vi.waitFor(() => expect(engine.numAsked('play')).toBe(1));
    await press('Stop');
    expect(await screen.findByRole('alert')).toHaveTextContent('Stopped');
    await press('Try again');
    await finish(2, 3);
    await screen.findByText('You guessed it.');
  });

  it('are left with Escape, and give the run from before back', async () => {
    const { lab, page } = await open();
    await press(/^Lessons/);
    await act(async () => fireEvent.click(await screen.findByRole('button', { name: 'Temperature' })));
    await heading('A guess first');
    await escape();
    expect(page.getState().lesson).toBeNull();
    expect(screen.getByRole('button', { name: /^Lessons/ })).toHaveFocus();
    await press('Back to my run from before');
    expect(lab.getState().config).toMatchObject({ labelled: 300, temperature: 3 });
    expect(screen.queryByRole('button', { name: 'Keep this one' })).toBeNull();
  });

  it('stay when Escape puts something else away', async () => {
    const { lab, page } = await open({ id: 'temperature', step: 0 });
    await heading('A guess first');
    await press('All lessons');
    await escape();
    expect(page.getState().lesson).not.toBeNull();
    await act(async () =>
      fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' })),
    );
    act(() => lab.setState({ notice: { kind: 'device-recovered', step: 3 } }));
    await escape();
    expect(page.getState().lesson).not.toBeNull();
  });

  it('go on where the link says, with the run of the link', async () => {
    history.replaceState(null, '', '/?v=1&temperature=3');
    const { lab } = await open({ id: 'temperature', step: 1 }, 'ko');
    await heading('교사가 하는 말');
    expect(document.body).toHaveFocus();
    expect(lab.getState().config.temperature).toBe(3);
    expect(lab.getState().picture?.index).toBe(0);
  });
});
