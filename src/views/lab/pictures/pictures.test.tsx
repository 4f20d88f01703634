import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane } from '@/core/lane.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { Formula } from './formula.tsx';
import { GapNumber } from './gap-number.tsx';
import { datasetById } from '@/datasets/registry.ts';
import { PictureStrip } from './picture-strip.tsx';
import { Scoreboard } from './scoreboard.tsx';

const translators = { en: createTranslator('en'), ko: createTranslator('ko') };

function show(element: ReactElement, language: Language = 'en') {
  return render(<I18nextProvider i18n={translators[language]}>{element}</I18nextProvider>);
}

beforeAll(async () => {
  await Promise.all(Object.values(translators).map((translator) => translator.loadNamespaces('tools')));
});

beforeEach(() => {
  // jsdom draws nothing and logs an error.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Formula', () => {
  const measured = {
    step: 7,
    temperature: 4,
    alpha: 0.9,
    crossEntropy: 1.234,
    softTargets: 16 * 0.0456,
    total: 0.78,
  };

  it('prints the step’s numbers, KL without its T²', () => {
    show(<Formula temperature={4} alpha={0.9} softTargetsOn measured={measured} />);
    const text = screen.getByRole('region', { name: /loss/ }).textContent;
    for (const number of ['0.780', '0.10', '1.234', '0.90', '16', '0.0456']) expect(text).toContain(number);
  });

  it('keeps the step’s T if the slider has moved, and says so', () => {
    show(<Formula temperature={10} alpha={0.9} softTargetsOn measured={measured} />);
    expect(screen.getByText('0.0456')).toBeInTheDocument();
    expect(screen.getByText(/numbers of step 7, at T = 4 and α = 0\.90/)).toBeInTheDocument();
  });

  it('shows T and α before the first step, and the effect of switching soft targets off', () => {
    show(<Formula temperature={2.5} alpha={0.9} softTargetsOn={false} measured={null} />);
    expect(screen.getByText('6.25')).toBeInTheDocument();
    expect(screen.getByText('1.00')).toBeInTheDocument();
    expect(screen.getByText(/Soft targets are off/)).toBeInTheDocument();
  });
});

describe('GapNumber', () => {
  const basis = { numPictures: 1000, step: 500, steps: 500, chance: 0.1, isOver: false };
  const latest = { ...basis, student: 0.944, control: 0.888 };

  it('gives the signed gap, in points and in pictures', () => {
    show(
      <GapNumber latest={latest} verdict={<b>One seed</b>} action={<button type="button">Repeat</button>} />,
    );
    const region = screen.getByRole('region', { name: 'Gap' });
    expect(within(region).getByRole('button', { name: 'Repeat' })).toBeInTheDocument();
    expect(region).toHaveTextContent('+5.6');
    expect(region).toHaveTextContent('In this run the student got 56 more pictures right');
    expect(region).toHaveTextContent('One seed, 1,000 test pictures, step 500.');
    expect(region).toHaveTextContent('right than the control. One seed');
  });

  it('counts the pictures that the student got wrong and the control right', () => {
    show(<GapNumber latest={{ ...latest, student: 0.88 }} />);
    expect(screen.getByRole('region')).toHaveTextContent('−0.8');
    expect(screen.getByRole('region')).toHaveTextContent('8 fewer pictures right than the control');
  });

  it('says that it is too early, and gives no number', () => {
    show(<GapNumber latest={{ ...latest, student: 0.31, control: 0.671, step: 20 }} />);
    const region = screen.getByRole('region', { name: 'Gap' });
    expect(region).toHaveTextContent('Too early to tell. At step 20: student 31.0%, control 67.1%.');
    expect(region).not.toHaveTextContent('points');
  });

  it('says when both are right equally often', () => {
    show(<GapNumber latest={{ ...latest, student: 0.888 }} />);
    expect(screen.getByRole('region')).toHaveTextContent('right equally often');
  });

  it('asks who will be ahead, and tells nothing, before the first step', () => {
    show(<GapNumber latest={null} verdict="One seed" />);
    const region = screen.getByRole('region', { name: 'Gap' });
    expect(region).toHaveTextContent('Who will be right more often:');
    expect(region).not.toHaveTextContent(/One seed|ahead/);
  });

  it('asks to press Play before the first step, in Korean too', () => {
    show(<GapNumber latest={{ ...latest, step: 0 }} />, 'ko');
    expect(screen.getByRole('region', { name: '정확도 차이' })).toHaveTextContent(
      '‘학습 시작’을 눌러 보세요',
    );
  });
});

describe('Scoreboard', () => {
  const row = (lane: Lane, numParameters: number, accuracy: number | null) => ({
    lane,
    numParameters,
    parameterBytes: numParameters * 4,
    numMultiplyAccumulates: numParameters * 30,
    msPerPicture: null,
    accuracy,
    agreement: accuracy,
    calibrationError: accuracy,
  });
  const rows = [row('teacher', 206_922, 0.9924), row('student', 9098, 0.944), row('control', 9098, null)];
  const cellsOf = (name: RegExp) =>
    within(screen.getByRole('row', { name }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);

  it('has a row of costs and results per network, a dash if not measured', () => {
    show(<Scoreboard rows={rows} measured={null} onEvaluateAll={null} />);
    expect(cellsOf(/^Teacher/)).toEqual(['206,922', '828 kB', '6,207,660', '–', '99.2%', '–', '99.2%']);
    expect(cellsOf(/^Student/)[0]).toBe('9,098 1/23 of the teacher');
    expect(cellsOf(/^Control/).slice(3)).toEqual(['–', '–', '–', '–']);
    expect(screen.getByRole('button', { name: 'Test on all pictures' })).toBeDisabled();
  });

  it('says what it was measured on, and tests on request', () => {
    const onEvaluateAll = vi.fn<() => void>();
    show(
      <Scoreboard rows={rows} measured={{ numPictures: 10_000, step: 500 }} onEvaluateAll={onEvaluateAll} />,
    );
    expect(screen.getByText(/10,000 test pictures at step 500/)).toBeInTheDocument();
    screen.getByRole('button', { name: 'Test on all pictures' }).click();
    expect(onEvaluateAll).toHaveBeenCalledOnce();
  });
});

describe('PictureStrip', () => {
  const pictures = [4, 9, 7].map((label, index) => ({
    index: index * 10,
    label,
    pixels: new Uint8Array(28 * 28),
  }));

  it('is one tab stop, and selects with arrow keys, Home and End', () => {
    const onSelect = vi.fn<(picture: (typeof pictures)[number]) => void>();
    show(
      <PictureStrip
        input={datasetById('mnist').input}
        name="Test pictures"
        pictures={pictures}
        numExpected={12}
        selectedIndex={10}
        nameOf={({ label }) => `a ${label}`}
        onSelect={onSelect}
      />,
    );
    const chosen = screen.getByRole('button', { name: 'a 9', pressed: true });
    expect(screen.getAllByRole('button').map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'x']) fireEvent.keyDown(chosen, { key });
    expect(onSelect.mock.calls.map(([{ label }]) => label)).toEqual([7, 4, 4, 7]);
    expect(screen.getByRole('button', { name: 'a 7' })).toHaveFocus();
  });

  it('moves between its rows with Arrow Up and Down, which scroll nothing', () => {
    // Two pictures a row.
    vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
      return 50 * Math.floor([...(this.parentElement?.children ?? [])].indexOf(this) / 2);
    });
    const onSelect = vi.fn<(picture: (typeof pictures)[number]) => void>();
    show(
      <PictureStrip
        input={datasetById('mnist').input}
        name="Test pictures"
        pictures={pictures}
        numExpected={12}
        selectedIndex={0}
        nameOf={({ label }) => `a ${label}`}
        onSelect={onSelect}
      />,
    );
    const [first, last] = [
      screen.getByRole('button', { name: 'a 4' }),
      screen.getByRole('button', { name: 'a 7' }),
    ];
    expect(fireEvent.keyDown(first, { key: 'ArrowDown' })).toBe(false);
    expect(last).toHaveFocus();
    expect(fireEvent.keyDown(last, { key: 'ArrowDown' })).toBe(false);
    expect(last).toHaveFocus();
    fireEvent.keyDown(last, { key: 'ArrowUp' });
    expect(first).toHaveFocus();
    expect(onSelect.mock.calls.map(([{ label }]) => label)).toEqual([7, 4]);
  });
});
