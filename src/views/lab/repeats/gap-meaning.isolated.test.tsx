// @vitest-environment jsdom
import '@/test-setup.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { BackgroundJobsProvider } from '@/state/background-jobs.tsx';
import { FakeBackground } from '@/state/fake-background.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { required } from '@/core/checked.ts';
import { measuredOf } from '@/lessons/measured.ts';
import { repeatStoresOf } from '@/state/repeats-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { RepeatsPart } from './repeats-part.tsx';

/** What is said of data follows from the lesson's claim; `measure` gives it another result. */
vi.mock('@/lessons/measured.json', () => ({
  default: {
    'soft-or-hard': {
      from: 5001,
      seeds: 20,
      date: '2031-01-01',
      backend: 'wasm',
      claims: { data: { written: '2026-11-28', appeared: 20 } },
    },
  },
}));
const measure = (appeared: number | null) => {
  const { claims } = required(measuredOf('soft-or-hard'), 'measurement');
  Object.assign(claims, { data: appeared === null ? undefined : { written: '2026-11-28', appeared } });
};

const lane = { accuracy: 0.9, crossEntropy: 1, calibrationError: 0, agreement: 1 };
const card = {
  dataset: 'mnist',
  model: 'cnn-16-32-128',
  numTrainingPictures: 60_000,
  testAccuracy: 0.99,
  date: '2026-01-01',
  seed: 1,
  epochs: 1,
  file: 'teacher.bin',
  sha256: '',
};

async function open(query = '', language: Language = 'en') {
  const background = new FakeBackground();
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['repeats', 'methods', 'figures']);
  const { container } = render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackgroundJobsProvider value={background.run}>
          <RepeatsPart part="meaning" />
        </BackgroundJobsProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  /** Trains the run to its end. */
  const train = (student: number, control: number) => {
    vi.useFakeTimers();
    act(() => {
      engine.emit({
        type: 'frame',
        frame: {
          ...fakeFrame(1, [500]),
          evaluations: [
            {
              step: 500,
              teacherStep: 0,
              numPictures: 1000,
              teacher: lane,
              student: { ...lane, accuracy: student },
              control: { ...lane, accuracy: control },
            },
          ],
        },
      });
      vi.advanceTimersByTime(200);
    });
    vi.useRealTimers();
    act(() => {
      engine.phase('finished', 500);
      const { status } = lab.getState();
      if (status && lab.getState().config.teacherWeights === 'shipped')
        lab.setState({ status: { ...status, teacherCard: card } });
    });
  };
  const repeat = async (gaps: readonly number[]) => {
    act(() => repeatStoresOf(lab, background.run).repeat(lab.getState().config, gaps.length));
    await vi.waitFor(() => expect(background.jobs).toHaveLength(gaps.length), { timeout: 60_000 });
    act(() => gaps.forEach((gap, job) => background.finish(job, 0.9 + gap, 0.9)));
  };
  return { container, lab, train, repeat };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the meaning of the gap', { timeout: 60_000 }, () => {
  afterEach(() => {
    cleanup();
    measure(20);
  });

  it('asks before training, and names no winner after one run', async () => {
    const { container, train } = await open();
    screen.getByRole('group', { name: 'Your guess' });
    expect(container).not.toHaveTextContent(/ahead|data/);
    press('Control');
    expect(screen.getByRole('button', { name: 'Control' })).toHaveAttribute('aria-pressed', 'true');
    train(0.94, 0.88);
    expect(screen.queryByRole('group', { name: 'Your guess' })).toBeNull();
    expect(container).toHaveTextContent(/You guessed: Control\. One run only\./);
  });

  it.each([
    ['Student', [0.05, 0.06, 0.04, 0.05, 0.05], '5 seeds agree.'],
    ['Control', [0.05, 0.06, 0.04, 0.05, 0.05], '5 seeds say otherwise.'],
    ['Too close', [0.01, -0.01, 0.02, -0.02, 0], '5 seeds agree.'],
    ['Student', [0.05, 0.06, 0.04, 0.05], 'One run only.'],
  ] as const)('compares the guess %s with the verdict over seeds %j', async (guess, gaps, answer) => {
    const { container, train, repeat } = await open();
    press(guess);
    train(0.94, 0.88);
    await repeat(gaps);
    expect(container).toHaveTextContent(answer);
  });

  it.each([
    ['en', 'This is the result of the settings before your change.'],
    ['ko', '설정을 바꾸기 전의 결과입니다.'],
  ] as const)('says that it is of the settings before a change (%s)', async (language, words) => {
    const { container, lab, train } = await open('', language);
    const before = lab.getState().config;
    train(0.94, 0.88);
    act(() => lab.setState({ trained: [before] }));
    expect(container).not.toHaveTextContent(words);
    act(() => lab.actions.change({ temperature: 1 }));
    expect(container).toHaveTextContent(words);
    act(() => lab.actions.change({ temperature: before.temperature }));
    expect(container).not.toHaveTextContent(words);
  });

  it('can be skipped', async () => {
    const { container, train } = await open();
    train(0.94, 0.88);
    expect(container).not.toHaveTextContent(/guess/);
  });

  it.each([
    [
      '',
      0.94,
      'Most of this gap is the teacher’s data: it saw 60,000 labelled pictures, student and control 300.',
    ],
    ['?temperature=8&labelled=100', 0.94, 'Most of this gap is the teacher’s data: it saw 60,000'],
    ['?dataset=fashion-mnist', 0.94, 'The teacher saw 60,000 labelled pictures'],
    ['', 0.8, 'The teacher saw 60,000 labelled pictures, student and control 300.'],
    ['?labelled=9000', 0.94, 'The teacher saw 60,000 labelled pictures, student and control 9,000.'],
    ['?teacherWeights=live-equal-data', 0.94, 'The teacher saw only the 300 labelled pictures'],
  ])('says what the teacher saw: %s, student %d', async (query, student, text) => {
    const { container, train } = await open(query);
    train(student, 0.88);
    expect(container.textContent).toMatch(new RegExp(`^${text}`));
  });

  it.each([
    [16, 'Most of this gap is the teacher’s data'],
    [15, 'With many seeds, though not with all, most of this gap is the teacher’s data'],
    [9, 'The teacher saw 60,000 labelled pictures'],
    [null, 'The teacher saw 60,000 labelled pictures'],
  ])('says that it is data as the claim’s measurement allows: held in %s of 20 seeds', async (held, text) => {
    measure(held);
    const { container, train } = await open();
    train(0.94, 0.88);
    expect(container.textContent).toMatch(new RegExp(`^${text}`));
  });

  it('speaks Korean, and leaves the question to a lesson', async () => {
    const { container, lab, train } = await open('', 'ko');
    press('학생');
    train(0.94, 0.88);
    expect(container).toHaveTextContent(/나의 예상: 학생\. 아직 한 번의 실행일 뿐입니다\./);
    expect(container).toHaveTextContent(/교사는 라벨이 있는 이미지 60,000/);
    act(() => lab.setState({ isInLesson: true }));
    expect(container).not.toHaveTextContent('나의 예상');
    expect(container).toHaveTextContent('60,000');
  });
});
