import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { coloured, fourteenClasses, threeClasses } from '@/datasets/testing/fake-spec.ts';
import type { DatasetSpec, TextData } from '@/datasets/dataset-spec.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { BackgroundJobsProvider } from '@/state/background-jobs.tsx';
import { FakeBackground } from '@/state/fake-background.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Comparison } from './comparison/comparison.tsx';
import { ExampleView } from './pictures/example-view.tsx';
import { RecallCard } from './recall/recall-card.tsx';
import { ClassToggles } from './training-data/class-toggles.tsx';

async function open(dataset: string) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, parseRunConfig({ dataset }).config);
  const translator = createTranslator('en');
  await translator.loadNamespaces(['tools', 'comparison', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <BackgroundJobsProvider value={new FakeBackground().run}>
          <Suspense>
            <Comparison />
            <RecallCard />
            <ClassToggles onChange={() => undefined} />
          </Suspense>
        </BackgroundJobsProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  await act(async () => engine.phase('paused', 10));
}

describe('the lab on other datasets', () => {
  const added: DatasetSpec[] = [threeClasses, fourteenClasses, coloured];
  let removers: readonly (() => void)[] = [];
  beforeEach(() => {
    removers = added.map(addDataset);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
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
    for (const remove of removers) remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each(added)(
    'shows every class of $id in each view of the comparison',
    async ({ id, numClasses, counts }) => {
      await open(id);
      expect(screen.getAllByRole('checkbox')).toHaveLength(numClasses);
      fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
      await screen.findByRole('tablist', {}, { timeout: 60_000 });
      expect(screen.getByText(`Use all ${counts.test} test pictures`)).toBeInTheDocument();
      for (const grid of screen.getAllByRole('grid'))
        expect(within(grid).getAllByRole('gridcell')).toHaveLength(numClasses ** 2);
      for (const tab of screen.getAllByRole('tab')) {
        fireEvent.click(tab);
        expect(await screen.findByRole('tabpanel')).not.toBeEmptyDOMElement();
      }
      const lastName = `class ${String.fromCodePoint(96 + numClasses)}`;
      expect(screen.getAllByText(lastName).length).toBeGreaterThan(0);
    },
  );

  it('draws three channels as red, green and blue, in the dataset’s shape', () => {
    const drawn: number[][] = [];
    const context = {
      createImageData: (width: number, height: number) => ({
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData: ({ data }: ImageData) => drawn.push([...data.subarray(0, 8)]),
    };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    const bytes = new Uint8Array(8 * 8 * 3);
    bytes.set([10, 20, 30, 40, 50, 60]);
    render(<ExampleView input={coloured.input} bytes={bytes} name="a tint" />);
    expect(drawn).toEqual([[10, 20, 30, 255, 40, 50, 60, 255]]);
    const canvas = screen.getByRole('img', { name: 'a tint' });
    expect([canvas.getAttribute('width'), canvas.getAttribute('height')]).toEqual(['8', '8']);
    // Those of the dataset before, which have another length, are not drawn.
    render(<ExampleView input={threeClasses.input} bytes={bytes} name="old" />);
    expect(drawn).toHaveLength(1);
  });

  it('shows a text by its tokens', () => {
    const symbols = ['한', '글', '!'];
    const input: TextData = { kind: 'tokens', length: 3, vocabulary: 300, symbols, form: 'NFC' };
    render(<ExampleView input={input} bytes={Uint8Array.of(0, 0, 1, 0, 2, 0)} name="text 1" />);
    expect(screen.getByRole('img', { name: 'text 1: 한글!' })).toHaveTextContent('한글!');
  });
});
