import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { evaluatePast } from '@/state/look-back.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Time } from './time.tsx';

const steps = Array.from({ length: 60 }, (_, index) => index + 1);

/** A paused run of 60 steps, with snapshots at some of them. */
async function open(language: Language = 'en', snapshots: readonly number[] = [0, 10, 25, 60]) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, { ...defaultRunConfig, steps: 500 });
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Time />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  await act(async () => {
    engine.emit({ type: 'frame', frame: fakeFrame(1, steps) });
    engine.emit({ type: 'history', history: { runId: 1, steps: snapshots } });
    engine.phase('paused', 60);
  });
  await waitFor(() => expect(slider()).toHaveValue('60'));
  return { engine, lab };
}

const slider = () => screen.getByRole<HTMLInputElement>('slider');
const button = (name: string) => screen.getByRole('button', { name });
const press = (key: string) => act(async () => void fireEvent.keyDown(slider(), { key }));

describe('the time slider', () => {
  afterEach(cleanup);

  it('moves from snapshot to snapshot by keys, and shows each step', async () => {
    const { engine, lab } = await open();
    expect(slider()).toHaveAccessibleName('Time');
    expect(slider()).toHaveAttribute('aria-valuetext', 'Now, step 60');
    const seen: (string | null)[] = [];
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      await press(key);
      seen.push(slider().getAttribute('aria-valuetext'));
    }
    const text = (step: number) => `Step ${step} of 500`;
    expect(seen).toEqual([25, 10, 0, 0, 10, 0].map(text).concat('Now, step 60'));
    expect(lab.getState().past).toBeNull();
    const asked = engine.requests.filter(({ kind }) => kind === 'observe').map(({ payload }) => payload);
    expect(asked.slice(-6)).toMatchObject([25, 10, 0, 10, 0, undefined].map((at) => ({ at })));
  });

  it('snaps to the nearest snapshot when it is dragged, and never beyond the latest step', async () => {
    const { lab } = await open();
    const drag = (value: string) => act(async () => void fireEvent.change(slider(), { target: { value } }));
    await drag('19');
    expect(slider()).toHaveValue('25');
    expect(lab.getState()).toMatchObject({ past: { step: 25 }, observed: { at: 25 } });
    await drag('450');
    expect(slider()).toHaveValue('60');
    expect(lab.getState().past).toBeNull();
  });

  it('pauses the training when it moves back', async () => {
    const { engine, lab } = await open();
    await act(async () => engine.phase('training', 60));
    expect(lab.getState().isPlaying).toBe(true);
    expect(slider()).toHaveAttribute('aria-valuetext', 'Now');
    await press('ArrowLeft');
    expect(engine.numRequests('pause')).toBe(1);
    expect(lab.getState()).toMatchObject({ isPlaying: false, past: { step: 25 } });
    // Further moves have nothing to pause.
    await press('ArrowLeft');
    expect(engine.numRequests('pause')).toBe(1);
  });

  it('comes back to the latest step by its button, by training and by a new run', async () => {
    const { engine, lab } = await open();
    expect(button('Now')).toHaveAttribute('aria-disabled', 'true');
    await press('Home');
    expect(button('Now')).toHaveAttribute('aria-disabled', 'false');
    await act(async () => button('Now').click());
    expect(slider()).toHaveValue('60');
    await press('Home');
    await act(async () => engine.phase('training', 60));
    expect(lab.getState().past).toBeNull();
    await act(async () => engine.phase('paused', 60));
    await press('Home');
    await act(async () => void engine.newRun());
    expect(lab.getState().past).toBeNull();
    // The steps of the former run are not offered for the new one.
    expect(slider()).toBeDisabled();
  });

  it('comes back when the shown step is gone, and when a student is promoted', async () => {
    const { engine, lab } = await open();
    await press('ArrowLeft');
    await act(async () => engine.emit({ type: 'history', history: { runId: 1, steps: [0, 10, 60] } }));
    expect(lab.getState().past).toBeNull();
    await press('ArrowLeft');
    expect(lab.getState().past?.step).toBe(10);
    const half = { alone: 0.5, ensemble: 0.5 };
    const generations = [{ step: 60, numPictures: 10, student: half, control: half }];
    await act(async () => engine.emit({ type: 'frame', frame: { ...fakeFrame(1, []), generations } }));
    await waitFor(() => expect(lab.getState().past).toBeNull());
  });

  it('is off while a job has the engine, and without a snapshot', async () => {
    const { engine, lab } = await open('en', [60]);
    expect(slider()).toBeDisabled();
    await act(async () => engine.emit({ type: 'history', history: { runId: 1, steps: [0, 60] } }));
    expect(slider()).toBeEnabled();
    const { status } = lab.getState();
    await act(async () => {
      if (status) engine.emit({ type: 'status', status: { ...status, jobId: 'a' } });
    });
    expect(slider()).toBeDisabled();
  });

  it('trains on from a step in a new run that begins with the curves up to it', async () => {
    const { engine, lab } = await open();
    await act(async () => button('Train on from here').click());
    expect(engine.numRequests('reset')).toBe(0);
    await press('ArrowLeft');
    await act(async () => button('Train on from here').click());
    await waitFor(() => expect(engine.numRequests('play')).toBe(1));
    const kinds = engine.requests.map(({ kind }) => kind).filter((kind) => kind !== 'observe');
    expect(kinds.slice(-4)).toEqual(['snapshot', 'reset', 'restore', 'play']);
    const { series, past } = lab.getState();
    expect([series.runId, series.steps.length, past]).toEqual([2, 25, null]);
  });

  it('evaluates the shown step, and keeps the report of the latest', async () => {
    const { engine, lab } = await open();
    await act(() => lab.actions.evaluateAll());
    const latest = lab.getState().fullReport;
    await press('ArrowLeft');
    await act(() => evaluatePast(lab));
    expect(engine.requests.at(-1)).toEqual({ kind: 'evaluate', payload: { at: 25 } });
    expect(lab.getState()).toMatchObject({ past: { step: 25, report: { numPictures: 10_000 } } });
    expect(lab.getState().fullReport).toBe(latest);
  });

  it('says when a step could not be restored', async () => {
    const { engine, lab } = await open();
    await press('ArrowLeft');
    engine.fail('snapshot', new Error('gone'));
    await act(async () => button('Train on from here').click());
    expect(await screen.findByRole('alert')).toHaveTextContent('Your run is unchanged');
    expect(lab.getState().past?.step).toBe(25);
  });

  it('speaks Korean', async () => {
    await open('ko');
    expect(slider()).toHaveAccessibleName('시간');
    await press('ArrowLeft');
    expect(slider()).toHaveAttribute('aria-valuetext', '500스텝 중 25스텝');
    expect(button('여기서부터 학습')).toBeVisible();
  });
});
