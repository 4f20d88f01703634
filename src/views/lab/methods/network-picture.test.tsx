import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sizeOf } from '@/core/size-of.ts';
import { methodsFor } from '@/distill/registry.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import type { InsideView } from '@/protocol/engine/frames.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { NetworkPicture } from './network-picture.tsx';

const methods = methodsFor('image');

const hint = methods.find((method) => method.auxiliary !== undefined)?.id ?? '';
const generational = methods.find(({ isGenerational }) => isGenerational)?.id ?? '';
const values = (shape: readonly number[]) => ({
  shape,
  values: new Float32Array(sizeOf(shape)).fill(0.5),
});
const inside: InsideView = {
  teacher: { stage1: values([14, 14, 16]), stage2: values([7, 7, 32]), embedding: values([128]) },
  student: { stage1: values([14, 14, 8]), stage2: values([7, 7, 16]) },
  control: { stage1: values([14, 14, 8]), stage2: values([7, 7, 16]) },
  compared: [],
};

async function open(query: string, language: Language = 'en') {
  const engine = new FakeEngine();
  const request = engine.request.bind(engine);
  vi.spyOn(engine, 'request').mockImplementation(async (kind, payload) => {
    const answer = await request(kind, payload);
    return kind === 'activations' ? inside : answer;
  });
  const { config, problems } = readLink(query, []);
  const lab = createLabStore(engine, config, problems);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['methods', 'tools']);
  const { container } = render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <NetworkPicture />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { engine, lab, container };
}

const layer = (name: RegExp) => screen.getByRole('button', { name });
const wires = () =>
  within(screen.getByRole('list', { name: 'Wires' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('NetworkPicture', () => {
  beforeEach(() => {
    // jsdom draws nothing and logs an error.
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('names every layer with its shape, parameters and cost, and the totals', async () => {
    await open('');
    const teacher = screen.getByRole('region', { name: 'Teacher: CNN 16-32-128' });
    const items = within(teacher)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
    expect(items).toHaveLength(8);
    expect(items[2]).toBe('conv 3×3 14×14×32 4,640 params 903,168 MACs');
    expect(items.at(-1)).toBe('Total 206,922 params 1,218,048 MACs');
    expect(layer(/^Student: max pool stage 2 7×7×16 0 params 0 MACs$/)).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  it('describes the wires in words, as methods are switched', async () => {
    const { lab } = await open(`?methods=${hint}`);
    expect(wires()).toEqual([
      'Hints (FitNets): Teacher, stage 2 → Student, stage 2 through a 1×1 convolution with 544 parameters',
    ]);
    const all = methods.map(({ id }) => id).filter((id) => id !== generational);
    await act(() => lab.actions.configure({ methods: all }));
    expect(wires()).toContain('Soft targets: Teacher, logits → Student, logits');
    expect(wires()).toContain('Attention: Teacher, stage 1 → Student, stage 1');
    await act(() => lab.actions.configure({ methods: [] }));
    expect(wires()).toEqual([]);
    expect(screen.getByText(/No method uses the teacher/)).toBeInTheDocument();
  });

  it('shows a layer’s feature maps and makes it the hint layer', async () => {
    const { engine, lab, container } = await open(`?methods=${hint}`);
    fireEvent.click(layer(/^Teacher: max pool stage 1/));
    await screen.findByText('Teacher: all 16 feature maps of 14×14×16');
    expect(engine.requests.findLast(({ kind }) => kind === 'activations')?.payload).toEqual({
      picture: { kind: 'test', index: 1 },
      taps: { teacher: ['stage1'], student: [] },
    });
    expect(container.querySelectorAll('canvas')).toHaveLength(16);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Make it the hint layer' })));
    expect(lab.getState().config).toMatchObject({ hintLayer: 'stage1', guidedLayer: 'stage2' });
    expect(screen.getByText('This is the hint layer of Hints (FitNets).')).toBeInTheDocument();
    expect(wires()[0]).toContain('Teacher, stage 1 → Student, stage 2');
    fireEvent.click(layer(/^Teacher: max pool stage 1/));
    expect(container.querySelectorAll('canvas')).toHaveLength(0);
  });

  it('shows the control beside the student, and switches on the method a layer is chosen for', async () => {
    const { lab } = await open('?methods=');
    fireEvent.click(layer(/^Student: max pool stage 1/));
    await screen.findByText('Student: all 8 feature maps of 14×14×8');
    screen.getByText('Control: all 8 feature maps of 14×14×8');
    const offer = { name: 'Make it the guided layer and switch on Hints (FitNets)' };
    await act(async () => fireEvent.click(screen.getByRole('button', offer)));
    expect(lab.getState().config).toMatchObject({ guidedLayer: 'stage1', methods: [hint] });
  });

  it('draws an embedding as cells, and offers only possible choices', async () => {
    const { container } = await open('');
    fireEvent.click(layer(/^Teacher: dense embedding/));
    await screen.findByText('Teacher: a vector of 128 numbers, row by row');
    expect(container.querySelectorAll('canvas')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /^Make/ })).toBeNull();
  });

  it('says why a layer cannot be the hint’s, and keeps the run', async () => {
    const { lab } = await open(`?teacher=resnet-8&methods=${hint},${generational}`);
    fireEvent.click(layer(/^Teacher: residual block stage 3/));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Make it the hint layer' })));
    expect(screen.getByRole('alert')).toHaveTextContent('stage 3 isn’t valid: expected stage 1, stage 2.');
    expect(lab.getState()).toMatchObject({ isReady: true, config: { hintLayer: 'stage2' }, error: null });
  });

  it('dashes wires in the first generation, then shows the previous student as the teacher', async () => {
    const { engine, container } = await open(`?methods=${generational}`);
    const waiting = () => container.querySelector('[data-waiting="true"]');
    expect(waiting()).not.toBeNull();
    expect(screen.getByText(/The first generation has no teacher/)).toBeInTheDocument();
    const accuracy = { alone: 0.9, ensemble: 0.9 };
    const report = { step: 500, numPictures: 1000, student: accuracy, control: accuracy };
    act(() => engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [501]), generations: [report] } }));
    await waitFor(() => expect(waiting()).toBeNull());
    const teacher = screen.getByRole('region', { name: 'Teacher: generation 1 (CNN 8-16)' });
    expect(teacher).toHaveTextContent('9,098 params');
    screen.getByRole('region', { name: 'Student: generation 2 (CNN 8-16)' });
  });

  it('is Korean in Korean', async () => {
    await open(`?methods=${hint}`, 'ko');
    expect(screen.getByRole('region', { name: '교사 신경망: CNN 16-32-128' })).toHaveTextContent('최대 풀링');
    expect(screen.getByRole('list', { name: '연결선' })).toHaveTextContent(
      '힌트(FitNets): 교사의 스테이지 2\u2060에서 1×1 합성곱(파라미터 544개)\u2060을 거쳐 학생의 스테이지 2 쪽으로',
    );
  });
});
