import { act, cleanup, createEvent, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendError, DataFileError } from '@/core/errors.ts';
import { namespaces } from '@/i18n/extra-texts.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { createJob } from '@/protocol/run/job.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { BackendChip } from './backend-chip.tsx';
import { LabProvider } from '@/state/lab-context.tsx';
import { LabView } from './lab-view.tsx';

const translators = { en: createTranslator('en'), ko: createTranslator('ko') };

function open(query = '', language: Language = 'en') {
  const engine = new FakeEngine();
  const { config, problems } = readLink(query, []);
  const lab = createLabStore(engine, config, problems);
  render(
    <I18nextProvider i18n={translators[language]}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackendChip />
        <LabView />
      </LabProvider>
    </I18nextProvider>,
  );
  return { engine, lab, start: () => act(() => lab.actions.start(null, 'http://localhost/')) };
}

const button = (name: string) => screen.getByRole('button', { name });
const openSetup = () =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name: /^Set-up/ })));

describe('the lab', () => {
  // React leaves a synchronous `act` undone while a lazy part or its texts load: seconds on a busy machine.
  beforeAll(async () => {
    await Promise.all([
      ...Object.values(translators).map((each) => each.loadNamespaces(namespaces)),
      import('./credits.tsx'),
      import('./curves.tsx'),
      import('./diagnosis/run-advice.tsx'),
      import('./hidden-note.tsx'),
      import('./link-problems.tsx'),
      import('./lower-parts.tsx'),
      import('./map/map-section.tsx'),
      import('./methods/method-row.tsx'),
      import('./pictures/concept-card.tsx'),
      import('./pictures/save-bars.tsx'),
      import('./presets/presets-button.tsx'),
      import('./recall/recall-card.tsx'),
      import('./repeats/repeats-part.tsx'),
      import('./repeats/repeat-results.tsx'),
      import('./runs/continue-offer.tsx'),
      import('./run-buttons.tsx'),
      import('./scores.tsx'),
      import('./setup-controls.tsx'),
      import('./student-note.tsx'),
      import('./time/time.tsx'),
      import('./undo-run.tsx'),
    ]);
  }, 120_000);
  beforeEach(() => {
    // jsdom has no canvas and no layout.
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('has stable accessible names', async () => {
    const { start } = open();
    await start();
    await openSetup();
    for (const name of ['Temperature', 'Alpha', 'Labelled pictures']) screen.getByRole('slider', { name });
    for (const name of ['Play', 'Step', 'Reset', 'New seed', 'More settings']) button(name);
    for (const name of ['Dataset', 'Teacher', 'Student']) screen.getByRole('combobox', { name });
    screen.getByRole('region', { name: 'Soft targets' });
    await screen.findByRole('region', { name: 'Scoreboard' }, { timeout: 60_000 });
    // The charts are a lazy chunk, which takes seconds to load on a busy machine.
    await screen.findByRole('region', { name: 'Training curves' }, { timeout: 60_000 });
    expect(screen.getByRole('status', { name: 'Backend' })).toHaveTextContent('WebAssembly SIMD');
  });

  it('folds the set-up away behind a line that says what is set', async () => {
    const { lab, start } = open();
    await start();
    const line = screen.getByRole('button', { name: /^Set-up/ });
    expect(line).toHaveTextContent(
      /MNIST digits · teacher CNN 16-32-128 · student CNN 8-16 · 300 labelled pictures · 500 steps/,
    );
    expect(line).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('combobox', { name: 'Dataset' })).toBeNull();
    await openSetup();
    screen.getByRole('combobox', { name: 'Dataset' });
    act(() => lab.actions.change({ dataset: 'fashion-mnist', labelled: 1000, teacherWeights: 'live' }));
    expect(line).toHaveTextContent(/Fashion-MNIST · teacher .*, trained live · .* 1,000 labelled pictures/);
    await openSetup();
    expect(screen.queryByRole('combobox', { name: 'Dataset' })).toBeNull();
  });

  it('says what is unusual about the training data while the set-up is folded', async () => {
    const { start } = open('?hiddenClasses=3');
    await start();
    expect(await screen.findByRole('group', { name: 'Training data now' })).toHaveTextContent('3');
    expect(screen.queryByRole('combobox', { name: 'Dataset' })).toBeNull();
  });

  it('opens the set-up in a lesson, which points at it', async () => {
    const { lab, start } = open();
    await start();
    await act(async () => lab.setState({ isInLesson: true }));
    expect(await screen.findByRole('combobox', { name: 'Dataset' })).toBeVisible();
  });

  it.each([
    ['en', 'Control: the same student, same initial weights, same batches, labels only.'],
    ['ko', '대조군: 똑같은 학생이 초기 가중치와 배치까지 같은 조건에서 라벨만으로 배웁니다.'],
  ] as const)('says in one sentence who each network is: %s', (language, control) => {
    open('', language);
    const list = screen.getByRole('list', { name: language === 'ko' ? '등장하는 신경망' : 'Who is who' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toHaveLength(3);
    expect(list).toHaveTextContent(control);
  });

  it.each([
    [
      'en',
      '12 parts of this link weren’t used as written.',
      'temperature is 99, expected a number from 0.5 to 20. Used instead: 4',
    ],
    [
      'ko',
      '이 링크에서 12곳은 적힌 대로 쓰지 못했습니다.',
      'temperature: 받은 값 99, 허용 값 0.5 이상 20 이하의 수. 대신 쓴 값: 4',
    ],
  ] as const)(
    'says in one line that a link had problems, and lists them on demand: %s',
    async (language, line, detail) => {
      const unknown = Array.from({ length: 11 }, (_, index) => `a${index}=1`).join('&');
      open(`?utm_source=news&temperature=99&${unknown}`, language);
      const summary = await screen.findByText(line);
      const details = summary.closest('details');
      expect(details).not.toHaveAttribute('open');
      expect(within(screen.getByRole('alert')).getAllByRole('listitem', { hidden: true })).toHaveLength(13);
      screen.getByText(detail);
      fireEvent.click(button(language === 'en' ? 'Dismiss' : '닫기'));
      expect(screen.queryByText(line)).toBeNull();
    },
  );

  it('reports a failure during training, and keeps the message', async () => {
    const { engine, start } = open();
    await start();
    act(() =>
      engine.emit({
        type: 'notice',
        notice: { kind: 'failed', error: toWireError(new Error('memory access out of bounds')) },
      }),
    );
    expect(screen.getByRole('alert')).toHaveTextContent('memory access out of bounds');
    button('Play');
  });

  it('offers the teacher’s steps only if it is trained live', async () => {
    const { lab, start } = open();
    await start();
    await openSetup();
    expect(screen.queryByRole('button', { name: 'Step teacher' })).toBeNull();
    fireEvent.click(screen.getByRole('switch', { name: 'Train the teacher live' }));
    expect(lab.getState().config.teacherWeights).toBe('live');
    button('Step teacher');
  });

  it('turns Play into Pause and back, and folds the concept card at the first step', async () => {
    const { engine, lab, start } = open();
    await start();
    await screen.findByRole('region', { name: 'What is a soft target?' });
    const concept = () => button('Show or hide the explanation');
    expect(concept()).toHaveAttribute('aria-expanded', 'true');
    await act(async () => void fireEvent.click(button('Play')));
    expect(engine.numRequests('play')).toBe(1);
    button('Pause');
    vi.useFakeTimers();
    act(() => {
      engine.emit({ type: 'frame', frame: fakeFrame(1, [1]) });
      vi.advanceTimersByTime(200);
    });
    vi.useRealTimers();
    act(() => engine.phase('finished', 1));
    const play = button('Play');
    const press = createEvent.click(play);
    // Meant for Pause, which has just become Play.
    Object.defineProperty(press, 'timeStamp', { value: (lab.getState().endedAtMs ?? NaN) + 100 });
    fireEvent(play, press);
    button('Play');
    expect(engine.numRequests('play')).toBe(1);
    expect(concept()).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(concept());
    expect(concept()).toHaveAttribute('aria-expanded', 'true');
  });

  it('leaves progress announcements to the lesson during its experiment', async () => {
    const { engine, lab, start } = open();
    await start();
    const phase = (text: string) => screen.getByText(text).closest('[role=status]');
    expect(phase('Ready: press Play')).toHaveAttribute('aria-live', 'polite');
    await act(async () => void lab.actions.runJob(createJob(defaultRunConfig)));
    act(() => engine.phase('training', 500));
    expect(phase('Training student and control')).toHaveAttribute('aria-live', 'off');
    act(() => engine.phase('finished', 500));
    expect(phase('Finished')).toHaveAttribute('aria-live', 'polite');
  });

  it.each([
    ['en', 'temperature is 99, expected a number from 0.5 to 20'],
    ['ko', 'temperature: 받은 값 99, 허용 값 0.5 이상 20 이하의 수'],
  ] as const)('lists the problems of a link: %s', (language, text) => {
    const { lab } = open('?temperature=99', language);
    expect(screen.getByRole('alert')).toHaveTextContent(text);
    fireEvent.click(within(screen.getByRole('alert')).getByRole('button'));
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(lab.getState().config.temperature).toBe(4);
  });

  it('reports the step of a non-finite loss, and can go back', async () => {
    const { engine, start } = open();
    await start();
    act(() =>
      engine.emit({
        type: 'notice',
        notice: { kind: 'not-finite', step: 37, term: 'crossEntropy', lastGoodStep: 25 },
      }),
    );
    expect(screen.getByRole('alert')).toHaveTextContent(/step 37.*step 25/);
    fireEvent.click(button('Back to the last good weights'));
    expect(engine.numRequests('restoreLastGood')).toBe(1);
  });

  it('names a missing file and retries', async () => {
    const { engine, lab } = open();
    engine.fail('start', new DataFileError('data-missing', 'gone', { file: 'train-0.bin', reason: '404' }));
    await act(() => lab.actions.start(null, 'http://localhost/').catch(() => undefined));
    expect(screen.getByRole('alert')).toHaveTextContent('train-0.bin');
    await act(async () => fireEvent.click(button('Try again')));
    expect(engine.numRequests('retryData')).toBe(1);
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('closes the topmost message with Escape, and restores the focus', async () => {
    const { engine, lab } = open('?temperature=99');
    engine.fail('start', new DataFileError('data-missing', 'gone', { file: 'train-0.bin', reason: '404' }));
    await act(() => lab.actions.start(null, 'http://localhost/').catch(() => undefined));
    const closers = () => within(screen.getByRole('alert')).getAllByRole('button', { name: 'Dismiss' });
    // The first Tab stops after the header.
    expect(screen.getByRole('main').querySelector('button')).toBe(closers()[0]);
    button('Play').focus();
    act(() => closers()[0]?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    expect(screen.getByRole('alert')).not.toHaveTextContent('temperature');
    expect(screen.getByRole('alert')).toContainElement(document.activeElement as HTMLElement);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(button('Play')).toHaveFocus();
  });

  it('says in Korean why a backend is missing', async () => {
    const { engine, lab } = open('', 'ko');
    const context = { backend: 'webgpu', reason: 'no-adapter', detail: '' };
    engine.fail('start', new BackendError('backend-unavailable', 'none', context));
    await act(() => lab.actions.start('webgpu', 'http://localhost/').catch(() => undefined));
    expect(screen.getByRole('alert')).toHaveTextContent(/WebGPU.*이 브라우저에서 GPU를 쓸 수 없습니다/);
  });

  it('shows a teacher without shipped weights as trained live, with an explanation', async () => {
    const { engine, start } = open('?teacher=resnet-20');
    await start();
    await openSetup();
    const live = screen.getByRole('switch', { name: 'Train the teacher live' });
    expect(live).toBeChecked();
    expect(live).toBeDisabled();
    button('Step teacher');
    expect(screen.getByRole('combobox', { name: 'Teacher' })).toHaveAccessibleDescription(/o saved weights/);
    screen.getByText('Teacher: step 0 of 300');
    const lane = { accuracy: 0.5, crossEntropy: 1, calibrationError: 0, agreement: 1 };
    const report = {
      step: 0,
      teacherStep: 50,
      numPictures: 1000,
      teacher: lane,
      student: lane,
      control: lane,
    };
    vi.useFakeTimers();
    act(() => {
      engine.phase('training-teacher');
      const frame = {
        ...fakeFrame(1, []),
        teacherSteps: [{ step: 50, crossEntropy: 1 }],
        evaluations: [report],
      };
      engine.emit({ type: 'frame', frame });
      vi.advanceTimersByTime(200);
    });
    vi.useRealTimers();
    screen.getByText('Teacher: step 50 of 300');
    expect(screen.getByRole('combobox', { name: 'Teacher' })).toHaveAccessibleDescription(/50 steps; 50.0%/);
    act(() => engine.phase('paused'));
  });

  it('shows progress of the test on all pictures, and keeps the focus on its button', async () => {
    const { engine, start } = open();
    await start();
    const release = engine.hold('evaluate');
    button('Test on all pictures').focus();
    fireEvent.click(button('Test on all pictures'));
    expect(button('Testing on all pictures…')).toHaveAttribute('aria-busy', 'true');
    expect(button('Testing on all pictures…')).toHaveFocus();
    fireEvent.click(button('Testing on all pictures…'));
    await act(async () => release());
    await screen.findByRole('button', { name: 'Test on all pictures' });
    expect(engine.numRequests('evaluate')).toBe(1);
    screen.getByText(/Measured on 10,000 test pictures/);
  });

  it('draws other random pictures again', async () => {
    const { engine, start } = open();
    await start();
    fireEvent.change(screen.getByRole('combobox', { name: 'Which pictures' }), {
      target: { value: 'random' },
    });
    await act(async () => fireEvent.click(button('Pick others at random')));
    expect(engine.numRequests('pictures')).toBe(3);
  });

  it('credits the pictures', async () => {
    open('', 'ko');
    // MNIST's pictures, and the same with tints.
    const licences = await screen.findAllByRole('link', { name: 'CC BY-SA 3.0' });
    for (const licence of licences)
      expect(licence).toHaveAttribute('href', expect.stringContaining('creativecommons'));
    expect(screen.getAllByText(/Yann LeCun/)).toHaveLength(licences.length);
    expect(screen.getByText(/Han Xiao/)).toBeInTheDocument();
  });
});
