import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addBenchTexts } from '@/i18n/bench-texts.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { BenchEvent, BenchPort, BenchTask } from '@/protocol/bench/bench.ts';
import { BenchView } from './bench-view.tsx';

/** A benchmark that measures nothing: it emits events and ends when the test says so. */
class FakeBench implements BenchPort {
  tasks: readonly BenchTask[] = [];
  hasStopped = false;
  emit: (event: BenchEvent) => void = () => undefined;
  end: () => void = () => undefined;

  run(tasks: readonly BenchTask[], _budget: unknown, listen: (event: BenchEvent) => void): Promise<void> {
    this.tasks = tasks;
    this.emit = (event) => act(() => listen(event));
    return new Promise((resolve) => {
      this.end = resolve;
    });
  }

  stop(): void {
    this.hasStopped = true;
    this.end();
  }
}

function open(query = '?bench=1') {
  const port = new FakeBench();
  render(
    <I18nextProvider i18n={addBenchTexts(createTranslator('en'))}>
      <BenchView port={port} query={query} />
    </I18nextProvider>,
  );
  return port;
}

const measured = (
  path: 'wasm' | 'wasm-stock',
  workload: 'student' | 'evaluation',
  medianMs: number,
  scaledBy = 1,
): BenchEvent => ({
  type: 'measured',
  measurement: {
    path,
    workload,
    medianMs,
    fastestMs: medianMs - 1,
    slowestMs: medianMs + 1,
    numBlocks: 5,
    stepsPerBlock: 10,
    scaledBy,
    firstMs: 150,
    jsMs: null,
    dispatches: null,
    submits: null,
    peakTensors: 105,
    peakTensorBytes: 18.9e6,
    peakDeviceBytes: 24.2e6,
    firstValue: 2.3,
  },
});

describe('the benchmark page', () => {
  afterEach(cleanup);

  it('does not start by itself', () => {
    const port = open();
    expect(screen.getByRole('status').textContent).toBe('Not started.');
    expect(port.tasks).toEqual([]);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('fills the tables as results arrive, ratios first', () => {
    const port = open();
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    const task = { kind: 'workload', path: 'wasm', workload: 'student' } as const;
    port.emit({ type: 'started', task, index: 4, count: 38 });
    expect(screen.getByRole('status').textContent).toBe('5 of 38: Student step, WebAssembly, ours');
    port.emit(measured('wasm', 'student', 10));
    port.emit(measured('wasm-stock', 'student', 25));
    port.emit(measured('wasm-stock', 'evaluation', 4_000, 13.33));
    const [ratios, figures] = screen.getAllByRole('table');
    expect(within(ratios as HTMLElement).getByText('2.5 ×')).toBeTruthy();
    const rows = within(figures as HTMLElement).getAllByRole('row');
    expect(rows.map((row) => row.querySelector('th')?.textContent).slice(1)).toEqual([
      'Student step',
      'WebAssembly, ours',
      'WebAssembly, TensorFlow.js',
      'Student, 10,000 pictures',
      'WebAssembly, TensorFlow.js',
    ]);
    expect(rows[5]?.textContent).toContain('4,000 msscaled up 13.3 ×');
    expect(screen.queryByRole('button', { name: 'Copy result' })).toBeNull();
  });

  it('can be stopped, and keeps its results', () => {
    const port = open('?bench=1&quick=1');
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    port.emit(measured('wasm', 'student', 10));
    port.emit({
      type: 'missing',
      gap: { path: 'webgl', workload: null, outcome: 'absent', reason: 'no context' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(port.hasStopped).toBe(true);
    expect(screen.getByRole('status').textContent).toContain('Stopped.');
    expect(
      screen.getByText('WebGL, TensorFlow.js, everything: not available here (no context)'),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy result' })).toBeTruthy();
    const saved: string[] = [];
    // jsdom has neither; addresses are revoked after the test.
    Object.assign(URL, { createObjectURL: () => 'blob:csv', revokeObjectURL: () => undefined });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV: Every figure' }));
    click.mockRestore();
    expect(saved).toEqual(['benchmark-measurements.csv']);
    // Without growth curves there is nothing to save of them.
    expect(screen.queryByRole('button', { name: /How the step grows/ })).toBeNull();
  });
});
