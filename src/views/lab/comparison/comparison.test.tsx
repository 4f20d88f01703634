import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineStoppedError } from '@/core/errors.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { Answers } from '@/protocol/engine/frames.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { BackgroundJobsProvider } from '@/state/background-jobs.tsx';
import { FakeBackground } from '@/state/fake-background.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Comparison } from './comparison.tsx';

const NUM_CLASSES = 10;

/** Answers with these predicted classes, each with a logit of 2. */
const logitsOf = (predictions: readonly number[]) => {
  const logits = new Float32Array(predictions.length * NUM_CLASSES);
  for (const [row, answer] of predictions.entries()) logits[row * NUM_CLASSES + answer] = 2;
  return logits;
};

/**
 * Picture i is of class i mod 10. The teacher takes the 7s for 1s; the student does so for the first ten of them, and
 * takes one 4 for a 9; the control takes all 7s and all 4s for 9s.
 */
function someAnswers(numPictures: number): Answers {
  const labels = Uint8Array.from({ length: numPictures }, (_, index) => index % NUM_CLASSES);
  const answered = (of: (label: number, row: number) => number) => logitsOf([...labels].map(of));
  return {
    numClasses: NUM_CLASSES,
    labels,
    teacher: answered((label) => (label === 7 ? 1 : label)),
    student: answered((label, row) => (label === 7 && row < 100 ? 1 : row === 14 ? 9 : label)),
    control: answered((label) => (label === 7 || label === 4 ? 9 : label)),
  };
}

async function open(language: Language = 'en', answers = someAnswers) {
  const engine = new FakeEngine();
  engine.answersOf = answers;
  const background = new FakeBackground();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'comparison', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackgroundJobsProvider value={background.run}>
          <Suspense>
            <Comparison />
          </Suspense>
        </BackgroundJobsProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  await act(async () => engine.phase('paused', 320));
  return { engine, lab, background };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const region = () => screen.getByRole('region', { name: /^(Comparison|비교)$/ });
const whenCompared = async (name: string | RegExp = 'Compare') => {
  press(name);
  return screen.findByRole('tablist', {}, { timeout: 60_000 });
};
const choose = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));

describe('the region "Comparison"', () => {
  beforeEach(() => {
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

  it('asks for nothing before it is told to, then says what the answers belong to', async () => {
    const { engine } = await open();
    expect(engine.numRequests('answers')).toBe(0);
    await whenCompared();
    expect(engine.numRequests('answers')).toBe(1);
    expect(within(region()).getAllByRole('status')[0]).toHaveTextContent('Step 320, 1,000 test pictures.');
    expect(screen.getAllByRole('grid')).toHaveLength(3);
    expect(region()).toHaveTextContent('Student: 11 of 1,000 wrong');
    expect(region()).toHaveTextContent('Most frequent confusion: 7 taken for 1, 10 times.');
    press('Use all 10,000 test pictures');
    await within(region()).findByText('Step 320, 10,000 test pictures.');
  });

  it('says that answers are older once the run has trained on, and offers new ones', async () => {
    const { engine } = await open();
    await whenCompared();
    const update = screen.getByRole('button', { name: 'Update' });
    expect(update).toHaveAttribute('aria-disabled', 'true');
    await act(async () => engine.phase('paused', 400));
    expect(region()).toHaveTextContent(
      'Step 320, 1,000 test pictures. The run has trained on since these answers were computed.',
    );
    expect(engine.numRequests('answers')).toBe(1);
    fireEvent.click(update);
    await within(region()).findByText('Step 400, 1,000 test pictures.');
    await act(async () => engine.newRun());
    expect(screen.queryByRole('tablist')).toBeNull();
    expect(screen.getByRole('button', { name: 'Compare' })).toBeInTheDocument();
  });

  it('shows the pictures of a cell, which arrow keys reach, and makes one the lab’s', async () => {
    const { engine, lab } = await open();
    await whenCompared();
    const grid = screen.getByRole('grid', { name: 'Confusion matrix: Student' });
    const cell = (name: string) => within(grid).getByRole('gridcell', { name });
    const move = (from: string, key: string) => fireEvent.keyDown(cell(from), { key });
    move('0 recognised: 100', 'End');
    expect(cell('0 taken for 9: 0')).toHaveFocus();
    expect(cell('0 recognised: 100')).toHaveAttribute('tabindex', '-1');
    for (const label of [0, 1, 2, 3]) move(`${label} taken for 9: 0`, 'ArrowDown');
    expect(cell('4 taken for 9: 1')).toHaveFocus();
    move('4 taken for 9: 1', 'Enter');
    const pictures = screen.getByRole('region', { name: 'Student: true class 4, predicted 9' });
    expect(pictures).toHaveTextContent('1 of 1');
    const picture = await within(pictures).findByRole('button', {
      name: /^Test picture 14, label \d: student 9, control 9, teacher 4$/,
    });
    expect(engine.requests).toContainEqual({ kind: 'picturesAt', payload: { indices: [14] } });
    await act(async () => fireEvent.click(picture));
    expect(lab.getState().picture?.index).toBe(14);
    expect(picture).toHaveAttribute('aria-pressed', 'true');
    fireEvent.click(cell('7 recognised: 90'));
    await screen.findByText('40 of 90');
  });

  it('tells inherited errors from own and corrected ones, beside the control’s', async () => {
    await open();
    await whenCompared();
    choose('Errors');
    expect(region()).toHaveTextContent('Of the student’s 11 errors, 10 are the teacher’s too.');
    expect(region()).toHaveTextContent('of its 200 errors, 0 are the teacher’s too.');
    expect(region()).toHaveTextContent('Of the teacher’s 100 errors, the student corrects 90.');
    press('90: Student, Right where the teacher is wrong. Show the pictures.');
    await screen.findByText('40 of 90');
  });

  it('measures calibration on the half that T was not fitted on', async () => {
    await open();
    await whenCompared();
    choose('Calibration');
    expect(region()).toHaveTextContent('one half of the pictures (500) and measured on the other (500)');
    const captions = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    // Confidence 0.45 and hardly an error: T below 1 brings them together.
    expect(captions[0]).toMatch(/^Student: ECE 5\d\.\d% → \d\.\d% with T\s=\s0\.\d+$/);
    expect(region()).toHaveTextContent(/points below accuracy: underconfident/);
    press('After');
    expect(screen.getByRole('button', { name: 'After' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('draws fidelity with the run’s trails and the repeats of the configuration', async () => {
    const { engine } = await open();
    const lane = (accuracy: number) => ({
      accuracy,
      crossEntropy: 1,
      calibrationError: 0,
      agreement: accuracy,
    });
    const evaluation = (step: number) => ({
      step,
      teacherStep: 0,
      numPictures: 1_000,
      teacher: lane(0.9),
      student: lane(step / 400),
      control: lane(step / 500),
    });
    const frame = { ...fakeFrame(1, [300, 320]), evaluations: [evaluation(300), evaluation(320)] };
    await act(async () => engine.emit({ type: 'frame', frame }));
    await whenCompared();
    choose('Fidelity');
    await within(region()).findByText(/Lines: the run so far/, {}, { timeout: 60_000 });
    fireEvent.click(screen.getByText('The numbers'));
    expect(await screen.findByRole('row', { name: /^step 300/ })).toHaveTextContent('75.0%75.0%60.0%60.0%');
    expect(region()).toHaveTextContent('the student agrees with the teacher on 90.9%, the control on 80.0%');
    expect(region()).toHaveTextContent('One run only: another seed moves both dots.');
  });

  it('shows the gain per class with its interval, and names no winner', async () => {
    await open();
    await whenCompared();
    choose('Classes');
    expect(region()).toHaveTextContent('right on 189 pictures, the control alone on 0');
    expect(region()).toHaveTextContent('For 8 of 10 classes the interval contains zero');
    expect(region()).toHaveTextContent('No winner is named here');
    fireEvent.click(screen.getByText('The numbers'));
    const row = await screen.findByRole('row', { name: /^Class 7/ });
    expect(row).toHaveTextContent('Class 710090.0%0.0%+90.0');
  });

  it('says that a run has diverged instead of drawing it', async () => {
    await open('en', (numPictures) => ({
      ...someAnswers(numPictures),
      student: new Float32Array(numPictures * NUM_CLASSES).fill(NaN),
    }));
    press('Compare');
    await within(region()).findByText(
      /aren’t finite numbers.*: Student\. The run has diverged/,
      {},
      { timeout: 60_000 },
    );
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('says why there are no answers', async () => {
    const { engine } = await open();
    engine.fail('answers', new EngineStoppedError('test'));
    press('Compare');
    expect(await screen.findByText('The engine stopped: test. Reload the page.')).toBeInTheDocument();
  });

  it('is in Korean too, without a raw key', async () => {
    await open('ko');
    await whenCompared('비교하기');
    for (const name of ['혼동 행렬', '충실도', '캘리브레이션', '오류', '클래스']) {
      choose(name);
      expect(screen.getByRole('tabpanel')).toHaveTextContent(/[가-힣]{2}/);
      expect(region()).not.toHaveTextContent(
        /\{\{|NaN|(confusion|fidelity|calibration|errors|classes)\.[a-z]/,
      );
    }
  });
});
