import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { DrawingPanel } from './drawing-panel.tsx';

/** Recorded ink of the canvas: jsdom does not draw. */
let ink: [number, number][] = [];
const context = {
  fillRect: () => {
    ink = [];
  },
  lineTo: (x: number, y: number) => ink.push([x, y]),
  getImageData: (_left: number, _top: number, width: number, height: number) => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (const [x, y] of ink) data[4 * (y * width + x)] = 255;
    return { data };
  },
  beginPath: () => undefined,
  moveTo: () => undefined,
  stroke: () => undefined,
  putImageData: () => undefined,
  createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(width * height * 4) }),
};

async function open() {
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const translator = createTranslator('en');
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <DrawingPanel />
      </LabProvider>
    </I18nextProvider>,
  );
  const press = async (key: string, times = 1, ctrlKey = false) => {
    for (let time = 0; time < times; time++)
      await act(async () => void fireEvent.keyDown(screen.getByRole('application'), { key, ctrlKey }));
  };
  return { lab, press };
}

describe('the keyboard pen', () => {
  beforeEach(() => {
    ink = [];
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('undoes its current stroke with Ctrl+Z, and draws on', async () => {
    const { lab, press } = await open();
    await press(' ');
    await press('ArrowDown', 20);
    expect(ink).toHaveLength(21);
    await press('z', 1, true);
    expect(ink).toEqual([]);
    expect(lab.getState().drawing).toEqual({ pixels: null });
    await press('ArrowRight', 8);
    await press(' ');
    expect(ink).toHaveLength(8);
    await press('z', 1, true);
    expect(ink).toEqual([]);
  });

  it('keeps the earlier strokes', async () => {
    const { press } = await open();
    await press(' ');
    await press('ArrowDown', 5);
    await press(' ');
    await press('ArrowRight', 5);
    await press(' ');
    await press('ArrowDown', 3);
    expect(ink).toHaveLength(6 + 4);
    await press('z', 1, true);
    expect(ink).toHaveLength(6);
  });
});

describe('a finger on the canvas', () => {
  beforeEach(() => {
    ink = [];
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 280, 280));
    HTMLElement.prototype.setPointerCapture = () => undefined;
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('draws, and leaves nothing if two fingers scroll or zoom', async () => {
    const { lab } = await open();
    const finger = async (
      kind: 'pointerDown' | 'pointerMove' | 'pointerUp' | 'pointerCancel',
      at: number,
    ) => {
      const place = { pointerId: 1, button: 0, clientX: at, clientY: at };
      await act(async () => void fireEvent[kind](screen.getByRole('application'), place));
    };
    await finger('pointerDown', 10);
    await finger('pointerMove', 20);
    await finger('pointerUp', 20);
    expect(ink).toHaveLength(2);
    await finger('pointerDown', 100);
    await finger('pointerMove', 120);
    expect(ink).toHaveLength(4);
    await finger('pointerCancel', 120);
    expect(ink).toHaveLength(2);
    expect(lab.getState().drawing?.pixels).not.toBeNull();
  });
});
