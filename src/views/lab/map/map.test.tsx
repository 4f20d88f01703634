import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { PrecomputedMap } from '@/protocol/map/map-schema.ts';
import { measuredPlan } from '@/protocol/map/measured-plan.ts';
import { placesOf } from '@/protocol/map/plan.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { BackgroundJobsProvider } from '@/state/background-jobs.tsx';
import { FakeBackground } from '@/state/fake-background.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MapSection } from './map-section.tsx';

async function open(language: Language = 'en', precomputed: readonly PrecomputedMap[] = []) {
  const background = new FakeBackground();
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['map', 'repeats', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackgroundJobsProvider value={background.run}>
          <MapSection precomputed={precomputed} />
        </BackgroundJobsProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { background, engine, lab };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const cell = (name: string | RegExp) => screen.getByRole('gridcell', { name });
const region = () => screen.getByRole('region', { name: 'Map' });

/** Chooses T 1, 4 × α 0.3, 0.9 with one seed. */
function chooseSmall(numSeeds = 1) {
  type('Values across', '1, 4');
  type('Values up', '0.3, 0.9');
  fireEvent.click(within(region()).getByRole('button', { name: String(numSeeds) }));
}
const finish = (background: FakeBackground, gaps: readonly number[], first = 0) =>
  act(() => gaps.forEach((gap, job) => background.finish(first + job, 0.9 + gap, 0.9)));
const end = (background: FakeBackground) => act(async () => background.end());

describe('the region "Map"', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  it('trains a grid of T × α in the background and shows each cell’s mean gap', async () => {
    const { background } = await open();
    press('Train the map: 45 runs');
    expect(background.jobs).toHaveLength(45);
    press('Stop');
    await screen.findByText(/^Stopped\./);
    chooseSmall(3);
    press('Train the map: 12 runs');
    expect(background.jobs.map(({ config }) => config.seed)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    finish(background, [0.01, 0.05, -0.02, 0.07]);
    expect(region()).toHaveTextContent(/4 of 12 runs done · about \d+ s left/);
    expect(cell(/^T 4, α 0\.9/)).toHaveAccessibleName('T 4, α 0.9: +7.0 points, one seed, uncertain');
    finish(background, [0.012, 0.051, 0.02, 0.071, 0.011, 0.049, 0.01, 0.069], 4);
    await end(background);
    expect(region()).toHaveTextContent('The map is done: 12 runs.');
    expect(cell(/^T 4, α 0\.9/)).toHaveAccessibleName(
      /^T 4, α 0\.9: \+7\.0 points, 95% interval from \+6\.\d to \+7\.\d, 3 seeds$/,
    );
    expect(cell(/^T 1, α 0\.9/)).toHaveAccessibleName(/uncertain$/);
    const hatched = region().querySelectorAll('[data-hatched="true"]');
    expect([...hatched].map((each) => each.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^T 1, α 0\.9/),
    ]);
  });

  it('says the same numbers in a table, with the verdict', async () => {
    const { background } = await open();
    chooseSmall();
    press('Train the map: 4 runs');
    finish(background, [0.01, 0.05]);
    const rows = within(region()).getAllByRole('row', { hidden: true }).slice(2);
    expect(rows).toHaveLength(5);
    expect(rows[2]).toHaveTextContent(
      '40.3195.0%90.0%+5.0–Too close to call. 1 seed so far: at least 5 are needed.you',
    );
    expect(rows[3]).toHaveTextContent('10.90––––––');
  });

  it('pauses once the runs in progress are done, stops at once, and resumes after a reload', async () => {
    const { background } = await open();
    chooseSmall();
    press('Train the map: 4 runs');
    finish(background, [0.01]);
    press('Pause');
    expect(region()).toHaveTextContent('Pausing: the runs in progress are finished first.');
    finish(background, [0.02], 1);
    await end(background);
    press('Resume: 2 of 4 runs done');
    expect(background.jobs).toHaveLength(2);
    finish(background, [0.03]);
    press('Stop');
    await screen.findByText(/^Stopped\./);
    cleanup();
    const again = await open();
    expect(region()).toHaveTextContent('3 of 4 runs done');
    press('Resume: 3 of 4 runs done');
    finish(again.background, [0.04]);
    await end(again.background);
    expect(region()).toHaveTextContent('The map is done: 4 runs.');
    expect(cell(/^T 4, α 0\.9/)).toHaveAccessibleName(/\+4\.0 points/);
    expect(screen.getByRole('button', { name: 'Resume' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('says that another tab trains the map, and waits for it', async () => {
    let free: () => void = () => undefined;
    const isFree = new Promise<void>((resolve) => {
      free = resolve;
    });
    vi.stubGlobal('navigator', {
      locks: {
        query: async () => ({ held: [{ name: 'playground-map', mode: 'exclusive' }] }),
        request: async (_: string, __: LockOptions, work: () => unknown) => isFree.then(work),
      },
    });
    await open();
    expect(region()).toHaveTextContent('Another tab is training the map. Its results appear here too.');
    const start = screen.getByRole('button', { name: 'Train the map: 45 runs' });
    expect(start).toHaveAttribute('aria-disabled', 'true');
    await act(async () => free());
    expect(region()).not.toHaveTextContent('Another tab');
    expect(start).toHaveAttribute('aria-disabled', 'false');
  });

  it('has one tab stop that the arrow keys move, and Enter loads the cell’s run', async () => {
    const { lab, engine } = await open();
    chooseSmall();
    const grid = screen.getByRole('grid');
    const stops = () =>
      within(grid)
        .getAllByRole('gridcell')
        .filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toEqual([cell('T 1, α 0.9: not trained yet')]);
    act(() => stops()[0]?.focus());
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(cell(/^T 4, α 0\.9/)).toHaveFocus();
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Home' });
    expect(cell(/^T 1, α 0\.3/)).toHaveFocus();
    expect(stops()).toEqual([cell(/^T 1, α 0\.3/)]);
    await act(async () => void fireEvent.keyDown(document.activeElement ?? grid, { key: 'Enter' }));
    expect(lab.getState().config).toMatchObject({ temperature: 1, alpha: 0.3, seed: 1 });
    expect(engine.requests.at(-1)).toMatchObject({ kind: expect.any(String) });
    expect(engine.requests.filter(({ kind }) => kind === 'configure')).toMatchObject([
      { payload: { restarts: true } },
    ]);
    expect(region()).toHaveTextContent('T 1, α 0.3, seed 1 is in the lab now.');
    await act(async () => void fireEvent.click(cell(/^T 4, α 0\.9/)));
    expect(lab.getState().config).toMatchObject({ temperature: 4, alpha: 0.9 });
    expect(cell(/^T 4, α 0\.9/)).toHaveFocus();
  });

  it('covers the numbers while a guess is marked, and then compares it honestly', async () => {
    const { background, lab } = await open();
    chooseSmall(5);
    press('Guess first');
    expect(within(region()).getAllByRole('gridcell', { name: /covered$/ })).toHaveLength(4);
    fireEvent.click(cell(/^T 4, α 0\.9/));
    // The guess loads nothing.
    expect(lab.getState().config).toMatchObject({ temperature: 4, alpha: 0.9, seed: 1 });
    expect(region()).toHaveTextContent('Your guess: T 4, α 0.9. It is compared once every cell has a run.');
    press('Train the map: 20 runs');
    for (let seed = 0; seed < 5; seed += 1)
      finish(background, [0, 0.02, 0.01, 0.05 + seed / 1_000], 4 * seed);
    await end(background);
    expect(region()).toHaveTextContent(
      'Your guess, T 4, α 0.9, is the best cell: ahead of the next one, T 4, α 0.3 (5 seeds).',
    );
    press('Guess again');
    fireEvent.click(cell(/^T 1, α 0\.9/));
    expect(region()).toHaveTextContent(
      'The best cell is T 4, α 0.9: 4.2 points ahead of your guess, T 1, α 0.9',
    );
    expect(cell(/your guess$/)).toBe(cell(/^T 1, α 0\.9/));
  });

  it('says that a guess can’t be told apart from the best cell', async () => {
    const { background } = await open();
    chooseSmall();
    press('Guess first');
    fireEvent.click(cell(/^T 4, α 0\.9/));
    press('Train the map: 4 runs');
    finish(background, [0, 0.06, 0.01, 0.05]);
    await end(background);
    expect(region()).toHaveTextContent(
      'T 4, α 0.3 has the largest mean, but your guess, T 4, α 0.9, can’t be told apart from it: too close to call (1 seed in common).',
    );
  });

  it('takes any two numeric settings, and says what can’t be trained before anything is', async () => {
    const { background, lab } = await open();
    fireEvent.change(screen.getByRole('combobox', { name: 'Across' }), { target: { value: 'steps' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Up' }), { target: { value: 'labelled' } });
    press('Train the map: 60 runs');
    expect(background.jobs[0]?.config).toMatchObject({ steps: 50, labelled: 30, temperature: 4 });
    press('Stop');
    await screen.findByText(/^Stopped\./);
    // Choosing the other side's setting swaps the two.
    fireEvent.change(screen.getByRole('combobox', { name: 'Up' }), { target: { value: 'steps' } });
    expect(screen.getByRole('combobox', { name: 'Across' })).toHaveValue('labelled');
    type('Values across', '10, 20, none');
    expect(screen.getByRole('alert')).toHaveTextContent('“none” isn’t a number.');
    expect(screen.getByRole('button', { name: 'Train the map' })).toHaveAttribute('aria-disabled', 'true');
    type('Values across', '5, 20');
    expect(screen.getByRole('alert')).toHaveTextContent('5 isn’t allowed: expected a whole number from 10');
    type('Values across', '10, 20, 30, 40, 50, 60, 70, 80');
    type('Values up', '1, 2, 3, 4, 5, 6, 7, 8');
    fireEvent.click(within(region()).getByRole('button', { name: '5' }));
    expect(screen.getByRole('alert')).toHaveTextContent('320 runs are too many: at most 240.');
    const { numCalls } = background;
    press('Train the map: 320 runs');
    expect(background.numCalls).toBe(numCalls);
    type('Values across', '300, 9000');
    type('Values up', '1, 2');
    fireEvent.change(screen.getByRole('combobox', { name: 'Up' }), { target: { value: 'unlabelled' } });
    expect(screen.getByRole('alert')).toHaveTextContent(/^No run can have Labelled pictures 9,000/);
    await act(() => lab.actions.configure({ methods: ['hints'] }).then(() => undefined));
    expect(screen.getAllByRole('option', { name: 'Weight of the hint' })).toHaveLength(2);
  });

  it('says that the cells belong to another configuration', async () => {
    const { background, lab } = await open();
    chooseSmall();
    press('Train the map: 4 runs');
    finish(background, [0.05]);
    await act(() => lab.actions.configure({ temperature: 10, seed: 8 }).then(() => undefined));
    expect(screen.queryByText(/another configuration/)).toBeNull();
    await act(() => lab.actions.configure({ labelled: 100 }).then(() => undefined));
    expect(screen.getByText(/another configuration/).parentElement).toHaveTextContent(/300 labels/);
  });

  it('draws a precomputed map at once and as precomputed, and the visitor’s cells replace it', async () => {
    const plan = measuredPlan(5);
    const runs = plan.seeds.map((seed, index) => ({ seed, student: 0.95 + index / 1_000, control: 0.9 }));
    const { background, lab } = await open('en', [
      {
        version: 1,
        command: 'npm run measure:map -- mnist',
        date: '2026-11-28',
        pageVersion: '0.1.0',
        backend: 'wasm',
        adapter: '',
        config: defaultRunConfig,
        plan,
        cells: placesOf(plan).map((place) => ({ ...place, runs })),
      },
    ]);
    expect(cell(/^T 4, α 0\.9/)).toHaveAccessibleName(
      'T 4, α 0.9: +5.2 points, 95% interval from +5.0 to +5.4, 5 seeds, came with the page',
    );
    expect(region()).toHaveTextContent(
      'Measured on 2026-11-28 with version 0.1.0 (wasm), 5 seeds per cell, by npm run measure:map -- mnist',
    );
    expect(region()).toHaveTextContent(/MNIST.*300 labels, 500 steps/);
    press('Train the map: 45 runs');
    finish(background, [0.01]);
    expect(cell(/^T 1, α 0\.3/)).toHaveAccessibleName('T 1, α 0.3: +1.0 points, one seed, uncertain');
    expect(within(region()).getAllByRole('gridcell', { name: /came with the page$/ })).toHaveLength(14);
    press('Guess first');
    fireEvent.click(cell(/^T 1, α 0\.3/));
    // The two cells have no seed in common.
    expect(region()).toHaveTextContent('too close to call (0 seeds in common)');
    await act(async () => void fireEvent.click(cell(/^T 8, α 0\.6/)));
    expect(lab.getState().config).toMatchObject({ temperature: 8, alpha: 0.6, seed: 101 });
  });

  it('ignores a kept map that is damaged, and says so', async () => {
    localStorage.setItem('map', '{"version":1,"map":{}');
    await open();
    expect(region()).toHaveTextContent('The map stored in this browser can’t be read');
    expect(screen.getByRole('button', { name: 'Resume' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('is in Korean too, without a raw key', async () => {
    const { background } = await open('ko');
    press('지도 학습하기: 실행 45번');
    finish(background, [0.05, -0.02]);
    press('먼저 예상하기');
    fireEvent.click(cell(/^T 4, α 0\.9/));
    const korean = screen.getByRole('region', { name: '지도' });
    expect(korean).toHaveTextContent('내 예상: T 4, α 0.9');
    expect(korean).not.toHaveTextContent(/\{\{|status\.|names\.|legend\.|columns\.|problem\.|NaN/);
    expect(cell(/^T 1, α 0\.3/)).toHaveAccessibleName('T 1, α 0.3: +5.0%p, 시드 하나, 확실하지 않음');
  });
});
