import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { BackgroundJobsProvider } from '@/state/background-jobs.tsx';
import { FakeBackground } from '@/state/fake-background.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { GapNumber } from '../pictures/gap-number.tsx';
import { RepeatsPart } from './repeats-part.tsx';

const latest = {
  student: 0.944,
  control: 0.888,
  numPictures: 1000,
  step: 500,
  steps: 500,
  chance: 0.1,
  isOver: true,
};

async function open(language: Language = 'en') {
  const background = new FakeBackground();
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['repeats', 'methods', 'figures']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackgroundJobsProvider value={background.run}>
          <GapNumber
            latest={latest}
            verdict={<RepeatsPart part="verdict" />}
            action={<RepeatsPart part="button" />}
          />
          <RepeatsPart part="region" />
        </BackgroundJobsProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { background, lab };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const finish = (background: FakeBackground, gaps: readonly number[]) =>
  act(() => gaps.forEach((gap, job) => background.finish(job, 0.9 + gap, 0.9)));

describe('the region "Repeats"', () => {
  beforeEach(() => {
    fakeDialogs();
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
    vi.unstubAllGlobals();
  });

  it('names no winner below five seeds, then says who is ahead, by how much and how surely', async () => {
    const { background } = await open();
    const region = screen.getByRole('region', { name: 'Repeats' });
    press('Repeat with 5 seeds');
    expect(await screen.findByRole('figure', {}, { timeout: 60_000 })).toBeInTheDocument();
    finish(background, [0.05, 0.06, 0.04, 0.05]);
    expect(region).toHaveTextContent('Too close to call. 4 seeds so far: at least 5 are needed.');
    expect(region).not.toHaveTextContent('student is ahead');
    expect(region).toHaveTextContent(/4 of 5 runs done · about \d+ s left/);
    act(() => background.finish(4, 0.955, 0.9));
    background.end();
    await screen.findByText('Done: 5 seeds.');
    expect(region).toHaveTextContent(
      'The distilled student is ahead. 5 seeds; the 95% interval excludes zero.',
    );
    expect(region).toHaveTextContent('Student minus control: +5.1 points on average.');
    expect(region).toHaveTextContent('95% interval (paired t): from +4.2 to +6.0 points.');
    expect(region).toHaveTextContent('in 5 of 5 seeds (100%)');
    expect(region).toHaveTextContent(/Effect size 5\.\d/);
    expect(screen.getByRole('status')).toHaveTextContent('Done: 5 seeds.');
    expect(region.querySelectorAll('circle')).toHaveLength(10);
    expect(region.querySelectorAll('[data-dot="student"]')).toHaveLength(5);
    expect(within(region).getAllByRole('row')).toHaveLength(6);
  });

  it('stops, keeps what is done and keeps the focus on its button', async () => {
    const { background } = await open();
    const button = screen.getByRole('button', { name: 'Repeat with 5 seeds' });
    button.focus();
    fireEvent.click(button);
    finish(background, [0.01, -0.01]);
    press('Stop');
    await screen.findByText('Stopped: 2 of 5 seeds are done and kept.');
    expect(button).toHaveFocus();
    expect(button).toHaveTextContent('Repeat with 5 seeds');
    await within(screen.getByRole('region', { name: 'Repeats' })).findByText(
      /2 seeds so far: at least 5 are needed/,
    );
  });

  it('says that the results belong to another configuration', async () => {
    const { background, lab } = await open();
    press('Repeat with 5 seeds');
    finish(background, [0.05]);
    await act(() => lab.actions.configure({ seed: 8 }).then(() => undefined));
    expect(screen.queryByText(/another configuration/)).toBeNull();
    await act(() => lab.actions.configure({ alpha: 0.2 }).then(() => undefined));
    expect(screen.getByText(/another configuration/).parentElement).toHaveTextContent(
      /T 4, α 0\.9, 500 steps/,
    );
    expect(screen.getByRole('region', { name: 'Repeats' })).toHaveTextContent('1 seed so far');
  });

  it('gives the card of the gap the verdict over the same seeds, and one seed no winner', async () => {
    const { background, lab } = await open();
    const card = screen.getByRole('region', { name: 'Gap' });
    const verdict = () => card.querySelector('[data-verdict]:not(p)');
    expect(card).toHaveTextContent('One seed can’t tell who is ahead.');
    expect(verdict()).toBeNull();
    press('Repeat with 5 seeds');
    expect(card).toHaveTextContent('One seed can’t tell who is ahead.');
    finish(background, [0.05, 0.06, 0.04, 0.05]);
    expect(verdict()).toHaveTextContent(
      /^Too close to call\. 4 seeds so far: at least 5 are needed\. On average \+5\.0 points\.$/,
    );
    act(() => background.finish(4, 0.955, 0.9));
    background.end();
    await screen.findByText('Done: 5 seeds.');
    const words = 'The distilled student is ahead. 5 seeds; the 95% interval excludes zero.';
    expect(verdict()).toHaveTextContent(`${words} On average +5.1 points.`);
    // The same words as in the region below.
    expect(screen.getByRole('region', { name: 'Repeats' })).toHaveTextContent(words);
    // The number of an earlier step is one seed's.
    act(() => lab.setState({ past: { step: 10, report: null } }));
    expect(verdict()).toBeNull();
    expect(card).toHaveTextContent('One seed can’t tell who is ahead.');
    act(() => lab.setState({ past: null }));
    // Another seed is the same configuration, another α is not.
    await act(() => lab.actions.configure({ seed: 8 }).then(() => undefined));
    expect(verdict()).toHaveAttribute('data-verdict', 'ahead');
    await act(() => lab.actions.configure({ alpha: 0.2 }).then(() => undefined));
    expect(verdict()).toBeNull();
    expect(card).toHaveTextContent('One seed can’t tell who is ahead.');
  });

  it('starts from the card of the gap, and goes to the region', async () => {
    const scrolled = vi.fn<() => void>();
    HTMLElement.prototype.scrollIntoView = scrolled;
    const { background } = await open();
    press('Check with 5 seeds');
    expect(background.jobs).toHaveLength(5);
    expect(scrolled).toHaveBeenCalledOnce();
    expect(screen.getByRole('heading', { name: 'Repeats' })).toHaveFocus();
    // While seeds train, and once they are done, it only goes there.
    press('Show every seed');
    finish(background, [0.05, 0.06, 0.04, 0.05, 0.05]);
    background.end();
    await screen.findByText('Done: 5 seeds.');
    press('Show every seed');
    expect(background.numCalls).toBe(1);
    expect(scrolled).toHaveBeenCalledTimes(3);
    // Only the region has a button of this name.
    expect(screen.getAllByRole('button', { name: 'Repeat with 5 seeds' })).toHaveLength(1);
  });

  it('has label smoothing as a further column', async () => {
    const { background } = await open();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Label smoothing too' }));
    press('Repeat with 5 seeds');
    expect(background.jobs).toHaveLength(10);
    finish(background, [0.05, 0.02, 0.06, 0.02]);
    await screen.findByText(/Student minus label smoothing: \+3\.5 points on average/);
    expect(screen.getAllByRole('columnheader', { hidden: true })).toHaveLength(6);
  });

  it('has a teacher of equal data as a further column, beside label smoothing', async () => {
    const { background } = await open();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Label smoothing too' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Teacher of equal data too' }));
    press('Repeat with 5 seeds');
    expect(background.jobs.slice(0, 3).map(({ config }) => config.teacherWeights)).toEqual([
      'shipped',
      'shipped',
      'live-equal-data',
    ]);
    finish(background, [0.05, 0.02, 0.01, 0.06, 0.02, 0.01]);
    await screen.findByText(/with a teacher of equal data: \+4\.5 points on average/);
    expect(screen.getAllByRole('columnheader', { hidden: true }).map((cell) => cell.textContent)).toEqual([
      'Seed',
      'Student',
      'Labels only (control)',
      'Difference',
      'Label smoothing',
      'Student − smoothing',
      'Teacher of equal data',
      'Student − student of equal-data teacher',
    ]);
    expect(document.querySelectorAll('[data-dot="equal-teacher"]')).toHaveLength(2);
  });

  it('compares α and T in one table with one click', async () => {
    const { background } = await open();
    press('Compare α × T: 36 runs');
    const dialog = await screen.findByRole('dialog', { name: 'α × T comparison' }, { timeout: 60_000 });
    expect(background.jobs).toHaveLength(36);
    finish(background, [0, 0, 0, 0.05]);
    const rows = within(dialog).getAllByRole('row');
    expect(rows).toHaveLength(10);
    expect(rows[4]).toHaveTextContent('0.5');
    expect(rows[4]).toHaveTextContent('Too close to call. 1 seed so far: at least 5 are needed.');
    expect(rows[9]).toHaveTextContent('–');
    expect(dialog).toHaveTextContent('4 of 36 runs done');
    await within(dialog).findByRole('button', { name: 'Save figure: α × T comparison' }, { timeout: 60_000 });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stop' }));
    await within(dialog).findByText('Stopped: 4 of 36 runs are done and kept.');
  });

  it('is in Korean too, without a raw key', async () => {
    const { background } = await open('ko');
    press('시드 5개로 반복하기');
    finish(background, [-0.05, -0.06, -0.04, -0.05, -0.05]);
    const region = screen.getByRole('region', { name: '반복' });
    await within(region).findByText('대조군이 앞섭니다.');
    expect(region).not.toHaveTextContent(/\{\{|status\.|study\.|NaN/);
  });
});
