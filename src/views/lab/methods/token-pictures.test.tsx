import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emoji } from '@/datasets/specs/emoji.ts';
import { tokenise } from '@/datasets/tokeniser.ts';
import { methods } from '@/distill/registry.ts';
import type { Diagnostic } from '@/distill/method.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { MethodPicture } from './method-picture.tsx';

const LENGTH = emoji.input.length;
const HEADS = 4;
const idsOf = (diagnostic: Diagnostic) =>
  methods.flatMap((each) => (each.diagnostic === diagnostic ? [each.id] : []));

/** Every character looks at one place, or at all alike. */
const attention = (to: number | 'all'): TapValues => ({
  shape: [HEADS, LENGTH, LENGTH],
  values: Float32Array.from({ length: HEADS * LENGTH * LENGTH }, (_, at) =>
    to === 'all' ? 1 / LENGTH : at % LENGTH === to ? 1 : 0,
  ),
});
/** States of two numbers, the same for every character. */
const states = (...state: readonly [number, number]): TapValues => ({
  shape: [LENGTH, 2],
  values: Float32Array.from({ length: 2 * LENGTH }, (_, at) => state[at % 2 === 0 ? 0 : 1]),
});

async function show(
  of: Diagnostic,
  inside: Partial<FakeEngine['inside']>,
  change: Readonly<Record<string, unknown>> = {},
  language: Language = 'en',
) {
  const engine = new FakeEngine();
  engine.inside = { teacher: {}, student: {}, control: {}, compared: [], ...inside };
  const { config, problems } = parseRunConfig({
    dataset: emoji.id,
    methods: idsOf(of).slice(0, 1),
    ...change,
  });
  if (problems[0]) throw problems[0];
  const lab = createLabStore(engine, config, []);
  const translator = createTranslator(language);
  await translator.loadNamespaces('methods');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <MethodPicture of={of} />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  const type = (text: string) =>
    act(() => lab.actions.observeDrawing(Float32Array.from(tokenise(text, emoji.input).ids)));
  const asked = () =>
    engine.requests.flatMap(({ kind, payload }) => (kind === 'activations' ? [payload] : [])).at(-1);
  return { engine, lab, type, asked };
}

const cellsOf = (name: RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the attention of a text’s networks', () => {
  const inside = {
    teacher: { attention100: attention(0) },
    student: { attention100: attention(0) },
    control: { attention100: attention('all') },
  };

  it('asks the engine for every block, about the typed text', async () => {
    const { type, asked } = await show('token-attention', inside);
    await type('고 a');
    await screen.findByRole('radio', { name: 'Character 1: ㄱ' });
    expect(asked()).toEqual({
      picture: { kind: 'pixels', pixels: Float32Array.from(tokenise('고 a', emoji.input).ids) },
      taps: {
        teacher: ['attention25', 'attention50', 'attention75', 'attention100'],
        student: ['attention50', 'attention100'],
      },
    });
  });

  it('says how much each head shares with the teacher’s, and what a character looks at', async () => {
    const { type } = await show('token-attention', inside);
    await type('고 a');
    await screen.findByText('ㄱ 100%, ㅗ 0%, ␣ 0%', { selector: '[data-actor=student] p' });
    // One of 32 places.
    expect(cellsOf(/Head 2/)).toEqual(['100.0%', '3.1%']);
    expect(screen.getByText('padding 88%, ㄱ 3%, ㅗ 3%')).toBeVisible();
    const character = screen.getByRole('radio', { name: 'Character 4: a' });
    fireEvent.click(character);
    expect(character).toBeChecked();
    fireEvent.click(screen.getByRole('radio', { name: 'Head 3' }));
    expect(screen.getByRole('img', { name: /^Teacher: attention of the last block, head 3/ })).toBeVisible();
    fireEvent.click(screen.getByText('As numbers: Character 4: a'));
    expect(await screen.findByRole('row', { name: '1 ㄱ 100.0% 100.0% 3.1%' })).toBeVisible();
  });

  it('says where a student has no block, and where there is no attention at all', async () => {
    const { type } = await show(
      'token-attention',
      { ...inside, teacher: { attention25: attention(1), attention100: attention(0) } },
      { student: 'transformer-1' },
    );
    await type('a');
    fireEvent.click(await screen.findByRole('radio', { name: 'attention at a quarter of the depth' }));
    expect(screen.getAllByText('This network has no block there.')).toHaveLength(2);
  });

  it('chooses the character of a row that is clicked', async () => {
    const { type } = await show('token-attention', inside, {}, 'ko');
    await type('abcdefgh');
    const map = await screen.findByRole('img', { name: /^교사/ });
    vi.spyOn(map, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 90, 90));
    fireEvent.click(map, { clientY: 41 });
    expect(screen.getByRole('radio', { name: '4번째 글자: d' })).toBeChecked();
  });
});

describe('the hidden states of a text’s networks', () => {
  const lane = (state: TapValues) => ({ hidden0: state, hidden50: state, hidden100: state });
  const inside = { teacher: lane(states(1, 0)), student: lane(states(0, 1)), control: lane(states(1, 1)) };
  const projecting = idsOf('token-states').find((id) =>
    Object.hasOwn(methods.find((each) => each.id === id) ?? {}, 'auxiliary'),
  );

  it('gives the cosines with the teacher at every layer that both have', async () => {
    const { type, asked } = await show('token-states', inside, { methods: [] });
    await type('ab');
    expect(await screen.findAllByText('student: mean 0.00')).toHaveLength(3);
    expect(screen.getAllByText('control: mean 0.71')).toHaveLength(3);
    expect(screen.queryByText(/through the matrix/)).toBeNull();
    expect(screen.getByText(/Both methods on hidden states are off/)).toBeVisible();
    const taps = ['hidden0', 'hidden50', 'hidden100'];
    expect(asked()).toMatchObject({ taps: { teacher: taps, student: taps } });
    fireEvent.click(screen.getByText('As numbers: after the last block'));
    expect(await screen.findByRole('row', { name: '2 b 0.71 0.00' })).toBeVisible();
  });

  it('adds the student’s states as the loss compares them', async () => {
    const compared = [{ methodId: projecting ?? '', pair: 0, student: states(1, 0), teacher: states(1, 0) }];
    const { type } = await show('token-states', { ...inside, compared }, { methods: [projecting] });
    await type('ab');
    expect(await screen.findByText('student through the matrix: mean 1.00')).toBeVisible();
    expect(screen.getByText('(compared by the loss)').parentElement).toHaveTextContent(
      /^after the last block/,
    );
  });

  it('says what it cannot show, in Korean too', async () => {
    const { engine, type } = await show('token-states', inside, {}, 'ko');
    engine.fail('activations', new RangeError('no tap'));
    await type('b');
    expect(await screen.findByText(/비교할 수 있는 은닉 상태가 없습니다/)).toBeVisible();
  });
});
