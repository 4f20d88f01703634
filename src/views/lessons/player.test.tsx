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

describe('the lessons', { timeout: 30_000 }, () => {
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
    const { engine, lab } = await open();
    await press(/^Lessons/);
    await press('Temperature');
    expect(await heading('Raise the temperature')).toHaveFocus();
    expect(lab.getState().config).toMatchObject({ labelled: 100, alpha: 1, temperature: 1 });
    await press('Get longer');
    await screen.findByText('You guessed “Get longer”. What came out: “Get shorter”.');
    expect(screen.getByText('Get shorter').closest('li')).toHaveTextContent('came true');
    // The lab shows it; nothing had to be trained.
    expect(lab.getState().config.temperature).toBe(8);
    expect(engine.numAsked('play')).toBe(0);
  });

  it('tick off what is done at the real control, and describe it meanwhile', async () => {
    const { lab } = await open({ id: 'temperature', step: 2 });
    await heading('Hot: everything looks alike');
    const control = screen.getByLabelText('T');
    expect(control).toHaveAttribute('data-spotlit', 'true');
    expect(control).toHaveAccessibleDescription(/Far above the usual range/);
    await press('Go to the control');
    expect(control).toHaveFocus();
    screen.getByRole('button', { name: 'Skip' });
    await act(() => lab.actions.configure({ temperature: 16 }));
    expect(screen.getByText('Move the temperature to 15 or more.').parentElement).toHaveTextContent('done');
    await press('Next');
    expect(await heading('What does the student gain?')).toHaveFocus();
    expect(control).not.toHaveAttribute('data-spotlit');
    expect(control).not.toHaveAttribute('aria-describedby');
  });

  it('run nothing before a guess was drawn, and keep guess and result', async () => {
    const { engine, page, finish } = await open({ id: 'temperature', step: 3 });
    await heading('What does the student gain?');
    await press('Run it');
    expect(engine.numAsked('play')).toBe(0);
    fireEvent.change(screen.getByRole('slider', { name: /: T\s=\s20$/ }), { target: { value: '0.6' } });
    await press('Run it');
    await finish(1, 5);
    await screen.findByText(/Your curve is .* off on average/);
    fireEvent.click(screen.getByText('The numbers'));
    expect(screen.getByRole('row', { name: /^T\s=\s0\.5/ })).toHaveTextContent('10.0%');
    await press('Once more with another seed');
    await finish(6, 10);
    expect(await screen.findByText(/Seeds run: 1, 2\./)).toBeVisible();
    act(() => page.actions.goTo({ id: 'temperature', step: 2 }));
    await heading('Hot: everything looks alike');
    await press('Skip');
    await screen.findByText(/Your curve is .* off on average/);
    await press('Next');
    await heading('The usual range');
    await press('Finish');
    await heading('What you have seen');
    expect(screen.getByText(/Measured over \d+ seeds/)).toBeVisible();
  });

  it('end a run that is stopped with a message and another try', async () => {
    const { engine, finish } = await open({ id: 'temperature', step: 3 });
    await heading('What does the student gain?');
    fireEvent.change(screen.getByRole('slider', { name: /: T\s=\s20$/ }), { target: { value: '0.6' } });
    await press('Run it');
    await vi.waitFor(() => expect(engine.numAsked('play')).toBe(1));
    await press('Stop');
    expect(await screen.findByRole('alert')).toHaveTextContent('Stopped');
    await press('Try again');
    await finish(2, 6);
    await screen.findByText(/Your curve is/);
  });

  it('are left with Escape, and give the run from before back', async () => {
    const { lab, page } = await open();
    await press(/^Lessons/);
    await press('Temperature');
    await heading('Raise the temperature');
    await escape();
    expect(page.getState().lesson).toBeNull();
    expect(screen.getByRole('button', { name: /^Lessons/ })).toHaveFocus();
    await press('Back to my run from before');
    expect(lab.getState().config).toMatchObject({ labelled: 300, temperature: 3 });
    expect(screen.queryByRole('button', { name: 'Keep this one' })).toBeNull();
  });

  it('stay when Escape puts something else away', async () => {
    const { lab, page } = await open({ id: 'temperature', step: 0 });
    await heading('Raise the temperature');
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
    await heading('차갑게: 답 하나만 남습니다');
    expect(document.body).toHaveFocus();
    expect(lab.getState().config.temperature).toBe(3);
  });
});
