import { cleanup, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import type { Language } from '@/i18n/language.ts';
import { SoftTargetBars } from './soft-target-bars.tsx';

const logits = { teacher: [2, 1, -1], student: [0, 0, 0], control: null };

function show(temperature: number, language: Language = 'en', isUntrained = false) {
  const onAxisChange = vi.fn<(axis: 'linear' | 'log') => void>();
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <SoftTargetBars
        classNames={['a', 'b', 'c']}
        label={0}
        temperature={temperature}
        logits={logits}
        isUntrained={isUntrained}
        axis="linear"
        onAxisChange={onAxisChange}
      />
    </I18nextProvider>,
  );
  return onAxisChange;
}

function showAssistant(isUntrained: boolean) {
  return render(
    <I18nextProvider i18n={createTranslator('en')}>
      <SoftTargetBars
        classNames={['a', 'b', 'c']}
        label={0}
        temperature={4}
        logits={logits}
        isUntrained={isUntrained}
        teacher="assistant"
        axis="linear"
        onAxisChange={() => undefined}
      />
    </I18nextProvider>,
  ).unmount;
}

/** Independent of the app's own softmax. */
const share = (temperature: number, index: number) => {
  const powers = logits.teacher.map((logit) => Math.E ** (logit / temperature));
  return (powers[index] ?? 0) / powers.reduce((sum, power) => sum + power);
};

describe('SoftTargetBars', () => {
  afterEach(cleanup);

  it('names the assistant in the teacher’s columns, and keeps them empty before it has learned', () => {
    const untrained = showAssistant(true);
    expect(screen.getAllByRole('columnheader', { name: /^Assistant after Play/ })).toHaveLength(2);
    expect(screen.queryByRole('columnheader', { name: /^Teacher/ })).toBeNull();
    expect(screen.queryByText('0.71')).toBeNull();
    expect(screen.queryByText(/engine is starting/)).toBeNull();
    untrained();
    showAssistant(false);
    expect(screen.getByRole('columnheader', { name: /^Assistant T = 4/ })).toBeVisible();
  });

  it.each([0.5, 1, 4, 20])('shows the teacher’s probabilities at T = %d', (temperature) => {
    show(temperature);
    const region = screen.getByRole('region', { name: 'Soft targets' });
    const cells = within(region).getByRole('row', { name: /^b/ }).querySelectorAll('td');
    expect(cells[1]).toHaveTextContent(share(1, 1).toFixed(3));
    expect(cells[2]).toHaveTextContent(share(temperature, 1).toFixed(3));
    expect(cells[3]).toHaveTextContent('0.333');
    expect(cells[4]).toHaveTextContent('–');
  });

  it.each([
    ['en', 'Student after Play'],
    ['ko', '학생 학습 후'],
  ] as const)('keeps the students’ columns empty before the first training: %s', (language, head) => {
    show(4, language, true);
    expect(screen.getByRole('columnheader', { name: head })).toBeInTheDocument();
    const cells = screen.getByRole('row', { name: /^b/ }).querySelectorAll('td');
    expect(cells).toHaveLength(5);
    expect(cells[2]).toHaveTextContent(share(4, 1).toFixed(3));
    expect(cells[3]).toHaveTextContent('–');
  });

  it('changes the axis, and is named in Korean too', () => {
    const onAxisChange = show(4);
    screen.getByRole('button', { name: 'Log' }).click();
    expect(onAxisChange).toHaveBeenCalledWith('log');
    cleanup();
    show(4, 'ko');
    expect(screen.getByRole('region', { name: '소프트 타깃' })).toBeInTheDocument();
  });
});
