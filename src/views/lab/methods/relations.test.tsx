import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { Relations } from './relations.tsx';

interface Opening {
  readonly query?: string;
  readonly language?: Language;
  readonly error?: Error | null;
}

async function open({ query = '', language = 'en', error = null }: Opening = {}) {
  const engine = new FakeEngine();
  engine.fail('relations', error);
  const { config, problems } = readLink(query, []);
  const lab = createLabStore(engine, config, problems);
  const translator = createTranslator(language);
  await translator.loadNamespaces('methods');
  const { container } = render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Relations />
      </LabProvider>
    </I18nextProvider>,
  );
  const start = async () => {
    await act(() => lab.actions.start(null, 'http://localhost/'));
    // An inspection waits before its request.
    await act(() => vi.advanceTimersByTimeAsync(1000));
  };
  return { engine, container, start };
}

const corner = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name: `Corner ${name}` });
const button = (name: RegExp) => screen.getByRole('button', { name });

describe('the picture of relations', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('keeps its space while loading', async () => {
    await open();
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    expect(screen.getByRole('table')).toHaveTextContent('side A–B–––');
    expect(button(/Corner A/)).toBeDisabled();
  });

  it('requests the run’s layer and describes it', async () => {
    const { engine, start } = await open({ query: 'relationLayer=stage2' });
    await start();
    expect(engine.requests).toContainEqual({
      kind: 'relations',
      payload: { layer: 'stage2', numPictures: 100 },
    });
    expect(screen.getByRole('status')).toHaveTextContent('100 test pictures at the layer “stage 2”');
    expect(screen.getByRole('img', { name: /student 0\.90, control 0\.50/ })).toBeInTheDocument();
    expect(screen.getByText(/300 pairs are drawn.*over all 4,950/)).toBeInTheDocument();
    expect(screen.getAllByText(/variance: → 60%, ↑ 30%/)).toHaveLength(3);
  });

  it('starts with two pictures of a class and one of another', async () => {
    const { engine, start } = await open();
    await start();
    expect(['A', 'B', 'C'].map((name) => corner(name).selectedOptions[0]?.text)).toEqual([
      '#0: 0',
      '#10: 0',
      '#1: 1',
    ]);
    const shown = engine.requests.filter(({ kind }) => kind === 'picture').map(({ payload }) => payload);
    expect(shown).toEqual([{ index: 0 }, { index: 10 }, { index: 1 }]);
  });

  it('chooses by list, and swaps with a picture that is already a corner', async () => {
    const { start } = await open();
    await start();
    fireEvent.change(corner('C'), { target: { value: '25' } });
    expect(corner('C').selectedOptions[0]?.text).toBe('#25: 5');
    fireEvent.change(corner('A'), { target: { value: '25' } });
    expect([corner('A').value, corner('C').value]).toEqual(['25', '0']);
  });

  it('chooses by tap in a panel one corner after the other, or the selected one', async () => {
    const { container, start } = await open();
    await start();
    const [panel] = container.querySelectorAll('svg:not(.lucide)');
    if (!panel) throw new Error('no panel');
    vi.spyOn(panel, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 200));
    expect(button(/Corner A/)).toHaveAttribute('aria-pressed', 'true');
    fireEvent.click(panel, { clientX: 100, clientY: 100 });
    expect(button(/Corner B/)).toHaveAttribute('aria-pressed', 'true');
    fireEvent.click(button(/Corner C, Test picture 1: 1/));
    // All marks of this engine are at the centre: the first is the nearest.
    fireEvent.click(panel, { clientX: 100, clientY: 100 });
    expect([corner('A').value, corner('C').value]).toEqual(['1', '0']);
    expect(button(/Corner A/)).toHaveAttribute('aria-pressed', 'true');
  });

  it('reports that a network has no such layer', async () => {
    const { start } = await open({ error: new RangeError('no tap stage3'), language: 'ko' });
    await start();
    expect(screen.getByRole('status')).toHaveTextContent('다른 층을 골라 보세요');
    expect(within(screen.getByRole('table')).getAllByText('–')).toHaveLength(18);
  });

  it('names the classes of Fashion-MNIST', async () => {
    const { start } = await open({ query: 'dataset=fashion-mnist' });
    await start();
    expect(screen.getByText(/0 T-shirt · 1 Trouser/)).toBeInTheDocument();
    expect(corner('A').selectedOptions[0]?.text).toBe('#0: T-shirt');
  });
});
