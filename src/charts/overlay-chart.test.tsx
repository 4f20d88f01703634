import { cleanup, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { OverlayChart, type OverlaidRun } from './overlay-chart.tsx';

/** Runs that all end within a point of each other. */
const runs = (count: number): readonly OverlaidRun[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `run ${index + 1}`,
    step: [0, 10, 20],
    student: [0.1, 0.9, 0.99 + index / 10_000],
    control: [0.1, 0.8, 0.9],
  }));

/** The labels at the ends of the curves, top first. */
function labelsOf(count: number) {
  const { container } = render(
    <I18nextProvider i18n={createTranslator('en')}>
      <OverlayChart title="Accuracy" runs={runs(count)} />
    </I18nextProvider>,
  );
  const texts = [...container.querySelectorAll('g[stroke] text')];
  return texts
    .map((text) => ({
      number: Number(text.textContent),
      x: Number(text.getAttribute('x')),
      y: Number(text.getAttribute('y')),
    }))
    .toSorted((one, other) => one.y - other.y);
}

describe('the overlay of many runs', () => {
  beforeEach(() => {
    // jsdom has neither layout nor observers of it.
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it.each([3, 12, 20, 30])('labels %i curves inside the plot, each with room of its own', (count) => {
    const labels = labelsOf(count);
    expect(labels.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual(
      runs(count).map((_, index) => index + 1),
    );
    expect(labels[0]?.y).toBeGreaterThanOrEqual(8);
    expect(labels.at(-1)?.y).toBeLessThanOrEqual(260 - 22);
    const places = [...new Set(labels.map(({ x }) => x))];
    expect(places).toHaveLength(count > 20 ? 2 : 1);
    for (const column of places.map((place) => labels.filter(({ x }) => x === place)))
      for (const [index, { y }] of column.slice(1).entries())
        expect(y - (column[index]?.y ?? 0)).toBeGreaterThanOrEqual(12 - 1e-6);
  });

  it('draws runs with more values than a function has arguments', () => {
    const step = Array.from({ length: 200_000 }, (_, index) => index);
    const accuracy = new Float64Array(step.length).fill(0.9);
    const long = [{ id: 'long', name: 'long', step, student: accuracy, control: accuracy }];
    const { container } = render(
      <I18nextProvider i18n={createTranslator('en')}>
        <OverlayChart title="Accuracy" runs={long} />
      </I18nextProvider>,
    );
    expect(container.querySelectorAll('g[stroke] path')).toHaveLength(2);
  });
});
