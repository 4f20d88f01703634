import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { plainPage, type HideablePart, type LessonPlace } from '@/protocol/link/page-link.ts';
import { FakeEngine, fakeFrame, fakeLogits } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { pushEscape } from '@/ui/escape-stack.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { spotlight } from '@/ui/spotlight.ts';
import { LessonDock } from './lesson-dock.tsx';
import { LessonsButton } from './lessons-button.tsx';
import { progressActions } from './use-progress.ts';

async function open(
  lesson: LessonPlace | null = null,
  language: Language = 'en',
  hidden: readonly HideablePart[] = [],
) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, { ...defaultRunConfig, temperature: 3 });
  const page = createPageStore({ ...plainPage, lesson, hidden });
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
            <main tabIndex={-1}>
              <input aria-label="T" {...spotlight('temperature')} />
            </main>
          </LabProvider>
        </PageProvider>
      </I18nextProvider>,
    );
  });
  /** Ends the jobs `from` to `to`, one after the other. */
  const finish = async (from: number, to: number) => {
    for (let run = from; run <= to; run++) {
      await vi.waitFor(() => expect(engine.numRequests('runJob')).toBe(run));
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
  button.focus();
  await act(async () => fireEvent.click(button));
};
/** The panel's heading, which takes the focus of a button that disappears when pressed. */
const question = (name: string) => screen.getByRole('heading', { name, level: 3 });
const escape = () => act(async () => void fireEvent.keyDown(document.body, { key: 'Escape' }));
const heading = (name: string) => screen.findByRole('heading', { name, level: 2 });

describe('the lessons', () => {
  beforeEach(() => {
    fakeDialogs();
    // jsdom has no scrolling and no reduced-motion setting.
    HTMLElement.prototype.scrollIntoView = () => undefined;
    HTMLElement.prototype.scrollTo = () => undefined;
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
  });
  afterEach(() => {
    cleanup();
    progressActions.forget();
    history.replaceState(null, '', '/');
    vi.unstubAllGlobals();
  });

  it('reach the first reveal of the temperature in three clicks', async () => {
    const { engine, lab } = await open();
    await press(/^Lessons/);
    await press('Temperature');
    expect(await heading('Raise the temperature')).toHaveFocus();
    expect(lab.getState().config).toMatchObject({ labelled: 100, alpha: 1, temperature: 1 });
    await press('The runner-up');
    expect(question('Which of the teacher’s bars will grow by the largest factor?')).toHaveFocus();
    await screen.findByText('You guessed “The runner-up”. Result: “The least likely class”.');
    screen.getByText(/^The runner-up is easy to see growing/);
    expect(screen.getByText('The least likely class').closest('li')).toHaveTextContent('came true');
    // The lab shows the result without training.
    expect(lab.getState().config.temperature).toBe(8);
    expect(engine.numRequests('runJob')).toBe(0);
  });

  it('tick off what is done with the real control, and describe it meanwhile', async () => {
    const { lab } = await open({ id: 'temperature', step: 2 });
    await heading('High T: everything looks alike');
    const control = screen.getByLabelText('T');
    expect(control).toHaveAttribute('data-spotlit', 'true');
    expect(control).toHaveAccessibleDescription(/Far above the usual range/);
    await press('Show me where');
    expect(control).toHaveFocus();
    screen.getByRole('button', { name: 'Skip' });
    await act(() => lab.actions.configure({ temperature: 16 }));
    expect(screen.getByText('Move the temperature to 15 or more.').parentElement).toHaveTextContent('done');
    await press('Next');
    expect(await heading('What does the student gain?')).toHaveFocus();
    expect(control).not.toHaveAttribute('data-spotlit');
    expect(control).not.toHaveAttribute('aria-describedby');
  });

  it('tick off a method once it is switched on, and not before', async () => {
    const { lab } = await open({ id: 'hints', step: 1 });
    await screen.findByRole('button', { name: 'Skip' });
    await vi.waitFor(() => expect(lab.getState().config.methods).toEqual([]));
    await act(() => lab.actions.configure({ methods: ['soft-targets'] }));
    screen.getByRole('button', { name: 'Skip' });
    await act(() => lab.actions.configure({ methods: ['hints'] }));
    expect(await screen.findByRole('button', { name: 'Next' })).toBeVisible();
  });

  it('tick off a picture by the answers to that picture only, and never by a drawing', async () => {
    const { engine, lab } = await open({ id: 'dark-knowledge', step: 2 });
    await heading('The 8 that is almost a 3');
    const { pictures } = lab.getState();
    const of = (label: number) => pictures.find((each) => each.label === label) as (typeof pictures)[number];
    const task = () => screen.getByText(/runner-up/).parentElement;
    await act(() => lab.actions.observePicture(of(3)));
    const release = engine.hold('observe');
    await act(async () => void lab.actions.observePicture(of(8)));
    expect(lab.getState()).toMatchObject({ picture: { label: 8 }, observed: fakeLogits(3) });
    expect(task()).not.toHaveTextContent('done');
    await act(async () => release());
    act(() => lab.setState({ drawing: { pixels: new Float32Array(784) }, observed: fakeLogits(3) }));
    expect(task()).not.toHaveTextContent('done');
    act(() => lab.setState({ drawing: null }));
    expect(task()).toHaveTextContent('done');
  });

  it('run nothing before a guess is drawn, and keep guess and result', async () => {
    const { engine, page, finish } = await open({ id: 'temperature', step: 3 });
    await heading('What does the student gain?');
    await press('Run it');
    expect(engine.numRequests('runJob')).toBe(0);
    fireEvent.change(screen.getByRole('slider', { name: /: T\s=\s20$/ }), { target: { value: '0.6' } });
    await press('Run it');
    await finish(1, 5);
    await screen.findByText(/Your curve is .* off on average/);
    fireEvent.click(screen.getByText('The numbers'));
    expect(screen.getByRole('row', { name: /^T\s=\s0\.5/ })).toHaveTextContent('10.0%');
    await press('Repeat with another seed');
    expect(question('Sketch the accuracy for each temperature.')).toHaveFocus();
    await finish(6, 10);
    expect(await screen.findByText(/Seeds run: 1, 2\./)).toBeVisible();
    expect(screen.getByText(/^The student at T\s=\s20 is more than/)).toBeVisible();
    act(() => page.actions.goTo({ id: 'temperature', step: 2 }));
    await heading('High T: everything looks alike');
    await press('Skip');
    await screen.findByText(/Your curve is .* off on average/);
    await press('Next');
    await heading('The usual range');
    await press('Finish');
    await heading('What you have seen');
    expect(screen.getByText(/Measured with \d+ seeds, \d+ to \d+|haven’t been measured yet/)).toBeVisible();
    await press('Test yourself: ten questions');
    expect(page.getState().overlay).toBe('test');
  });

  it('compare bars that were drawn with the result, and tick off a correction of the right class', async () => {
    const { lab, finish } = await open({ id: 'missing-digit', step: 1 });
    await screen.findByRole('button', { name: 'Run it' });
    for (const bar of screen.getAllByRole('slider')) fireEvent.change(bar, { target: { value: '0.6' } });
    await press('Run it');
    await finish(1, 2);
    // Not the last in the list: the trial that stays is trained last.
    expect(screen.getByText(/The lab still shows the run trained last: soft answers\./)).toBeVisible();
    fireEvent.click(await screen.findByText('The numbers'));
    expect(screen.getAllByRole('row')[1]).toHaveTextContent(/60(\.0)?%/);
    await press('Next');
    await press('Next');
    await screen.findByRole('button', { name: 'Skip' });
    const bias = (label: number, value: number) =>
      act(() =>
        lab.actions.configure({ logitBias: Array.from({ length: 10 }, (_, k) => (k === label ? value : 0)) }),
      );
    await bias(4, 5);
    screen.getByRole('button', { name: 'Skip' });
    await bias(3, 1);
    screen.getByRole('button', { name: 'Skip' });
    await bias(3, 2);
    expect(await screen.findByRole('button', { name: 'Next' })).toBeVisible();
  });

  it('begin with an untrained run, even where their settings would keep the trained one', async () => {
    const { engine, lab, page } = await open();
    await act(async () => engine.emit({ type: 'frame', frame: fakeFrame(1, [1, 2, 3]) }));
    await vi.waitFor(() => expect(lab.getState().series.steps).toHaveLength(3));
    [engine.keptRunId, engine.keptStep] = [1, 3];
    await act(async () => page.actions.goTo({ id: 'temperature', step: 0 }));
    await vi.waitFor(() => expect(engine.numRequests('reset')).toBe(1));
    expect(lab.getState().series.steps).toHaveLength(0);
    // It comes back trained, though the lesson's settings were applied to it first.
    await act(async () => page.actions.leaveLesson());
    await press('Back to my earlier run');
    await vi.waitFor(() => expect(lab.getState().series.steps).toHaveLength(3));
    expect(engine.numRequests('undo')).toBe(1);
    expect(lab.getState().config).toMatchObject({ labelled: defaultRunConfig.labelled, temperature: 3 });
  });

  it('lead along a path: from a lesson’s end to the next stop, from the last result to the test', async () => {
    const { page, finish } = await open();
    await act(async () => page.actions.follow({ name: 'short', stop: 0 }, { id: 'dark-knowledge', step: 5 }));
    await press('Next stop (2 of 4): Lesson 4, step 2');
    expect(page.getState()).toMatchObject({ path: { stop: 1 }, lesson: { id: 'two-teachers', step: 1 } });
    await act(async () => page.actions.follow({ name: 'short', stop: 2 }, { id: 'missing-digit', step: 1 }));
    await screen.findByRole('button', { name: 'Run it' });
    expect(screen.queryByRole('button', { name: /^Next stop/ })).toBeNull();
    for (const bar of screen.getAllByRole('slider')) fireEvent.change(bar, { target: { value: '0.6' } });
    await press('Run it');
    await finish(1, 2);
    await press('Next stop (4 of 4): Ten questions');
    expect(page.getState().overlay).toBe('test');
    await act(async () => page.actions.goTo({ id: 'temperature', step: 0 }));
    expect(page.getState().path).toBeNull();
  });

  it('end a run that is stopped with a message and a retry', async () => {
    const { engine, finish } = await open({ id: 'temperature', step: 3 });
    await heading('What does the student gain?');
    fireEvent.change(screen.getByRole('slider', { name: /: T\s=\s20$/ }), { target: { value: '0.6' } });
    const asked = question('Sketch the accuracy for each temperature.');
    await press('Run it');
    expect(asked).toHaveFocus();
    await vi.waitFor(() => expect(engine.numRequests('runJob')).toBe(1));
    await press('Stop');
    expect(await screen.findByRole('alert')).toHaveTextContent('Stopped');
    expect(asked).toHaveFocus();
    await press('Try again');
    expect(asked).toHaveFocus();
    await finish(2, 6);
    await screen.findByText(/Your curve is/);
  });

  it('leave the focus to its new owner when a button disappears', async () => {
    const { engine, finish } = await open({ id: 'temperature', step: 3 });
    await heading('What does the student gain?');
    fireEvent.change(screen.getByRole('slider', { name: /: T\s=\s20$/ }), { target: { value: '0.6' } });
    await press('Run it');
    await vi.waitFor(() => expect(engine.numRequests('runJob')).toBe(1));
    const stop = screen.getByRole('button', { name: 'Stop' });
    stop.focus();
    stop.blur();
    await finish(1, 5);
    await screen.findByText(/Your curve is/);
    expect(document.body).toHaveFocus();
  });

  it('close with Escape, and restore the previous run', async () => {
    const { lab, page } = await open();
    const live = screen.getByRole('status');
    expect(live).toBeEmptyDOMElement();
    await press(/^Lessons/);
    await press('Temperature');
    await heading('Raise the temperature');
    await escape();
    expect(page.getState().lesson).toBeNull();
    expect(screen.getByRole('button', { name: /^Lessons/ })).toHaveFocus();
    expect(live).toHaveTextContent(/^Free play, still/);
    expect(within(live).queryByRole('button')).toBeNull();
    await press('Back to my earlier run');
    expect(screen.getByRole('button', { name: /^Lessons/ })).toHaveFocus();
    expect(lab.getState().config).toMatchObject({ labelled: 300, temperature: 3 });
    expect(screen.queryByRole('button', { name: 'Keep this run' })).toBeNull();
  });

  it('leave the focus to the lab if a link hides their button', async () => {
    await open({ id: 'temperature', step: 0 }, 'en', ['lessons']);
    await heading('Raise the temperature');
    await escape();
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('stay open when Escape closes something else', async () => {
    const { page } = await open({ id: 'temperature', step: 0 });
    await heading('Raise the temperature');
    await press('All lessons');
    await escape();
    expect(page.getState().lesson).not.toBeNull();
    await act(async () =>
      fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' })),
    );
    const dismiss = vi.fn<() => void>();
    const remove = pushEscape('message', dismiss);
    await escape();
    expect(dismiss).toHaveBeenCalledOnce();
    expect(page.getState().lesson).not.toBeNull();
    remove();
  });

  it('continue where the link says, with the run of the link', async () => {
    history.replaceState(null, '', '/?v=1&temperature=3');
    const { lab } = await open({ id: 'temperature', step: 1 }, 'ko');
    await heading('낮은 온도: 답 하나만 남습니다');
    expect(document.body).toHaveFocus();
    expect(lab.getState().config.temperature).toBe(3);
  });
});
