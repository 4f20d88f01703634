import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane } from '@/core/lane.ts';
import type { Diagnostic } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import type { InsideView, TapValues } from '@/protocol/engine/frames.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { AttentionMaps } from './attention-maps.tsx';
import { FeatureMaps } from './feature-maps.tsx';

const idOf = (diagnostic: Diagnostic) => methods.find((each) => each.diagnostic === diagnostic)?.id ?? '';

/** A map of two adjacent positions. */
const map = (...values: number[]) => ({
  shape: [1, 2, values.length / 2],
  values: Float32Array.from(values),
});

async function show(
  of: 'feature-maps' | 'attention-maps',
  view: InsideView,
  query = '',
  language: Language = 'en',
) {
  const engine = new FakeEngine();
  engine.inside = view;
  const lab = createLabStore(engine, runConfigFromLink(query || `?methods=${idOf(of)}`).config, []);
  const translator = createTranslator(language);
  await translator.loadNamespaces('methods');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        {of === 'feature-maps' ? <FeatureMaps /> : <AttentionMaps />}
      </LabProvider>
    </I18nextProvider>,
  );
  return { engine, lab, start: () => act(() => lab.actions.start(null, 'http://localhost/')) };
}

const radio = (name: string) => screen.getByRole('radio', { name });

beforeEach(() => {
  // jsdom draws nothing and logs an error.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('FeatureMaps', () => {
  const at = (teacher: TapValues | null, student: TapValues | null): InsideView => ({
    teacher: { stage2: map(1, 0, 0, 1) },
    student: { stage2: map(2, 2) },
    control: { stage2: map(2, 2) },
    compared: teacher && student ? [{ methodId: idOf('feature-maps'), pair: 0, teacher, student }] : [],
  });
  // The first of the two channels differs in position, the second in strength only.
  const start = at(map(1, 0, 0, 1), map(0, 0, 2, 3));
  const later = at(map(1, 0, 0, 1), map(1, 0, 0, 2));
  const channels = () =>
    screen.getAllByRole('listitem').map((each) => each.lastElementChild?.textContent.trim());

  it('pairs the channels, the most similar first, and gives the error over all', async () => {
    const shown = await show('feature-maps', start);
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    await shown.start();
    await screen.findByRole('list');
    expect(channels()).toEqual(['Channel 2 similarity 1.00', 'Channel 1 similarity 0.00']);
    // (1 + 0 + 4 + 4) / 4
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['2.25', '2.25']);
  });

  it('keeps the start of a run beside now, in the same order', async () => {
    const shown = await show('feature-maps', start);
    await shown.start();
    await screen.findByRole('list');
    shown.engine.inside = later;
    act(() => shown.engine.phase('paused', 20));
    await screen.findByText('0.250');
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
      '2.25',
      '0.250',
    ]);
    expect(channels()).toEqual(['Channel 1 similarity 1.00', 'Channel 2 similarity 1.00']);
    fireEvent.click(radio('At the start'));
    expect(channels()).toEqual(['Channel 1 similarity 0.00', 'Channel 2 similarity 1.00']);
  });

  it('forgets the start with the run', async () => {
    const shown = await show('feature-maps', start);
    await shown.start();
    await screen.findByRole('list');
    shown.engine.inside = later;
    act(() => void shown.engine.newRun());
    await vi.waitFor(() => expect(screen.getAllByText('0.250')).toHaveLength(2), { timeout: 60_000 });
  });

  it('shows eight of many channels, and more on request', async () => {
    const many = map(...Array.from({ length: 2 * 20 }, (_, place) => place));
    const shown = await show('feature-maps', at(many, many));
    await shown.start();
    expect(await screen.findAllByRole('listitem')).toHaveLength(8);
    fireEvent.click(screen.getByRole('button', { name: 'More channels (8 of 20)' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(16);
    fireEvent.click(screen.getByRole('button', { name: /^More channels/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Fewer channels' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(8);
  });

  it('draws a figure for every pair of layers that the method compares', async () => {
    const method = methods.find(({ id }) => id === idOf('feature-maps'));
    if (!method) throw new Error('no method');
    vi.spyOn(method, 'pairs').mockReturnValue(
      ['stage1', 'stage2'].map((stage) => ({ teacher: stage, student: stage })),
    );
    const [compared] = start.compared;
    if (!compared) throw new Error('no pair');
    const shown = await show('feature-maps', {
      ...start,
      compared: [compared, { ...compared, pair: 1, student: compared.teacher }],
    });
    await shown.start();
    expect(await screen.findAllByRole('list')).toHaveLength(2);
    const errors = screen
      .getAllByRole('figure')
      .map((figure) => within(figure).getAllByRole('definition')[1]);
    expect(errors.map((error) => error?.textContent)).toEqual(['2.25', '0.00']);
    // Each figure has its own choice of start or now.
    fireEvent.click(screen.getAllByRole('radio', { name: 'At the start' })[0] as HTMLElement);
    const chosen = screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked);
    expect(chosen.map(({ labels }) => labels?.[0]?.textContent)).toEqual(['At the start', 'Now']);
  });

  it('shows each network’s own channels while hints are off', async () => {
    const shown = await show('feature-maps', at(null, null), '?alpha=0.5');
    await shown.start();
    const teacher = await screen.findByRole('list', { name: 'Teacher: stage 2, channels of its own' });
    expect(within(teacher).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText(/Switch hints on/)).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('says that a layer cannot be shown, in Korean too', async () => {
    const shown = await show('feature-maps', start, '', 'ko');
    shown.engine.fail('activations', new RangeError('no tap stage2'));
    await shown.start();
    await vi.waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('이 층은 볼 수 없습니다'), {
      timeout: 60_000,
    });
  });
});

describe('AttentionMaps', () => {
  const stage = (teacher: number[], student: number[], control: number[]) => ({ teacher, student, control });
  const [first, second] = [stage([1, 0], [1, 0], [0, 1]), stage([1, 0], [1, 1], [0, 0])];
  const lane = (of: Lane) => ({
    stage1: map(...first[of]),
    stage2: map(...second[of]),
  });
  const view: InsideView = {
    teacher: lane('teacher'),
    student: lane('student'),
    control: lane('control'),
    compared: [],
  };

  it('gives the similarity of student and control to the teacher, by stage', async () => {
    const shown = await show('attention-maps', view);
    await shown.start();
    await screen.findByText('0.707');
    const cellsOf = (name: RegExp) =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cellsOf(/^stage 1/)).toEqual(['', '1.000', '0.000']);
    expect(cellsOf(/^stage 2/)).toEqual(['', '0.707', '–']);
  });

  it('blinks with the button, and with B while the picture has focus', async () => {
    const shown = await show('attention-maps', view);
    await shown.start();
    await screen.findByText('Teacher, stage 2: the map to imitate');
    fireEvent.click(screen.getByRole('button', { name: 'Blink: Student next' }));
    expect(screen.getByText('Student, stage 2: similarity to the teacher 0.707')).toBeInTheDocument();
    const picture = screen.getByRole('button', { name: 'Student, stage 2. Press for the next network.' });
    fireEvent.keyDown(picture, { key: 'b' });
    expect(screen.getByText('Control, stage 2: unknown: a map is all zeros')).toBeInTheDocument();
    fireEvent.keyDown(picture, { key: 'b', ctrlKey: true });
    fireEvent.keyDown(screen.getByRole('button', { name: /^Blink/ }), { key: 'b' });
    fireEvent.keyDown(document.body, { key: 'b' });
    expect(screen.getByText(/^Control, stage 2/)).toBeInTheDocument();
    fireEvent.keyDown(picture, { key: 'B' });
    expect(screen.getByText(/^Teacher, stage 2/)).toBeInTheDocument();
  });

  it('enlarges any of the small maps', async () => {
    const shown = await show('attention-maps', view);
    await shown.start();
    await screen.findByText('0.707');
    const small = screen.getByRole('button', { name: 'Show large: Control, stage 1' });
    fireEvent.click(small);
    expect(small).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByText('Control, stage 1: similarity to the teacher 0.000')).toBeInTheDocument();
  });

  it('says that it is off, and that a stage cannot be shown', async () => {
    const shown = await show('attention-maps', view, '?alpha=0.5');
    expect(screen.getByText(/Attention is switched off/)).toBeInTheDocument();
    shown.engine.fail('activations', new RangeError('no tap stage3'));
    await shown.start();
    await screen.findByText(/These stages can’t be shown/);
  });
});
