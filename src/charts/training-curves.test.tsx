import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { TrainingCurves } from './training-curves.tsx';

const accuracy = [
  { step: 0, student: 0.1, control: 0.1 },
  { step: 250, student: 0.912, control: 0.885 },
];

function show(language: Language, props: Partial<Parameters<typeof TrainingCurves>[0]> = {}) {
  return render(
    <I18nextProvider i18n={createTranslator(language)}>
      <TrainingCurves
        accuracy={accuracy}
        teacherAccuracy={0.992}
        losses={[]}
        numSteps={0}
        teacherLosses={[]}
        numPictures={1000}
        numClasses={10}
        maxStep={500}
        hasLiveTeacher={false}
        isStarted
        isPlaying={false}
        {...props}
      />
    </I18nextProvider>,
  );
}

it('names an assistant in the place of the teacher', () => {
  show('en', {
    accuracy: [],
    teacher: 'assistant',
    hasLiveTeacher: true,
    teacherLosses: [
      { step: 1, crossEntropy: 2.3 },
      { step: 2, crossEntropy: 1.5 },
    ],
  });
  expect(screen.getByText(/^Assistant 99\.2%/)).toBeVisible();
  expect(screen.getByRole('heading', { name: /then the assistant/ })).toBeVisible();
  expect(screen.queryByText(/^Teacher/)).toBeNull();
  cleanup();
});

const losses = [
  { step: 1, student: 2.3, control: 2.4 },
  { step: 2, student: 1.3, control: 1.4 },
  { step: 4, student: 0.3, control: 0.4 },
];

function openTable(title: string) {
  const details = screen.getByText(title).closest('details') as HTMLElement;
  details.setAttribute('open', '');
  fireEvent(details, new Event('toggle'));
}

describe('TrainingCurves', () => {
  beforeAll(() => {
    // jsdom has no layout and no ResizeObserver: the charts stay empty, the text around them is rendered.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    globalThis.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });
  afterEach(cleanup);

  it('describes the latest point in words and all points in a table', () => {
    show('en');
    const region = screen.getByRole('region', { name: 'Training curves' });
    expect(region).toHaveTextContent('At step 250: student 91.2%, control 88.5%.');
    expect(region).toHaveTextContent('Teacher 99.2%');
    openTable('Test accuracy by step');
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('0');
    const cells = within(second as HTMLElement).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['91.2%', '88.5%', '+2.7']);
  });

  it('shows exact values of both charts at one cursor, by keyboard', () => {
    const { container } = show('en', { losses, numSteps: 3 });
    const cursor = screen.getByRole('slider', { name: 'Test accuracy' });
    expect(cursor).toHaveAttribute('aria-valuetext', 'Step 250: Student 91.2%, Control 88.5%');
    fireEvent.focus(cursor);
    fireEvent.keyDown(cursor, { key: 'ArrowLeft' });
    expect(cursor).toHaveAttribute('aria-valuetext', 'Step 0: Student 10.0%, Control 10.0%');
    const loss = screen.getByRole('slider', { name: 'Cross-entropy on the batch' });
    // The other chart selects its nearest step.
    expect(loss).toHaveAttribute('aria-valuetext', 'Step 1: Student 2.300, Control 2.400');
    fireEvent.keyDown(loss, { key: 'End' });
    expect(loss).toHaveAttribute('aria-valuenow', '4');
    fireEvent.keyDown(loss, { key: 'Home' });
    expect(loss).toHaveAttribute('aria-valuenow', '1');
    const readings = [...container.querySelectorAll('p[aria-hidden]')].map((line) => line.textContent);
    expect(readings[0]).toContain('Step 0');
    expect(readings[0]).toContain('Student 10.0%');
    expect(readings[0]).toContain('Gap 0.0');
    expect(readings[1]).toContain('Control 2.400 2.400');
    fireEvent.blur(loss);
    expect(cursor).toHaveAttribute('aria-valuenow', '250');
  });

  it('shows the values under the pointer, and a finger’s until it moves elsewhere', () => {
    show('en');
    const cursor = screen.getByRole('slider', { name: 'Test accuracy' });
    // 44 px of axis on the left, 42 px of margin on the right: step 0 is at 44, step 500 at 544.
    vi.spyOn(cursor, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 586, 200));
    fireEvent(cursor, new MouseEvent('pointermove', { bubbles: true, clientX: 60 }));
    expect(cursor).toHaveAttribute('aria-valuenow', '0');
    fireEvent(cursor, new MouseEvent('pointermove', { bubbles: true, clientX: 400 }));
    expect(cursor).toHaveAttribute('aria-valuenow', '250');
  });

  it('has a table of the losses that says how many were left out', () => {
    show('en', { losses, numSteps: 500 });
    openTable('Cross-entropy by step');
    expect(screen.getByText('3 of 500 steps.')).toBeInTheDocument();
    const cells = within(screen.getAllByRole('row')[1] as HTMLElement).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['2.3000', '2.3000', '2.4000', '2.4000']);
  });

  it('shows the loss of a teacher in training', () => {
    show('ko', { accuracy: [], teacherLosses: [{ step: 1, crossEntropy: 2.3 }] });
    expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', '스텝 1: 교사 2.300');
  });

  it('shows a hint before the first point, in Korean too', () => {
    show('ko', { accuracy: [], teacherAccuracy: null, numPictures: null, isStarted: false });
    expect(screen.getByRole('region', { name: '학습 곡선' })).toHaveTextContent('‘학습 시작’을 누르세요');
  });

  it.each([
    ['shows the hint in place of the empty axes of a restarted run', {}, 'true'],
    ['shows the axes as soon as Play is pressed', { isPlaying: true }, 'false'],
    ['shows the axes of a teacher in training', { teacherLosses: [{ step: 1, crossEntropy: 2.3 }] }, 'false'],
  ])('%s', (_, props, isCleared) => {
    show('en', { accuracy: [], teacherAccuracy: null, ...props });
    expect(screen.getByRole('region')).toHaveAttribute('data-cleared', isCleared);
    screen.getByText('Press Play: student and control start from the same weights.');
  });

  it('shows the teacher’s loss in place of the students’ while only the teacher trains', () => {
    show('en', { accuracy: [], teacherLosses: [{ step: 1, crossEntropy: 2.3 }] });
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Test accuracy on 1,000 test pictures',
      'Teacher’s cross-entropy on the batch ',
    ]);
  });

  it('says where the accuracy axis starts if not at 0', () => {
    show('en');
    expect(screen.getByRole('region')).toHaveTextContent('The accuracy axis begins at 80%');
    cleanup();
    show('en', { accuracy: accuracy.slice(0, 1) });
    expect(screen.getByRole('region')).not.toHaveTextContent('begins at');
  });
});
