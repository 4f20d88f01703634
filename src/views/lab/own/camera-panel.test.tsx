import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '@/datasets/own/draft.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { CameraPanel } from './camera-panel.tsx';
import type { OwnDraft } from './use-own-draft.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

it('takes a row of pictures of the class that it was started with', async () => {
  const translator = createTranslator('en');
  await translator.loadNamespaces(['own']);
  vi.useFakeTimers();
  const track = Object.assign(new EventTarget(), { stop: () => undefined });
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: async () => ({ getTracks: () => [track] }) },
  });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(64);
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(48);
  const context = { drawImage: () => undefined, getImageData: () => ({ data: new Uint8Array(3_136) }) };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  const addExample = vi.fn<OwnDraft['addExample']>();
  const own = { draft: emptyDraft, isReading: false, addExample } as unknown as OwnDraft;
  const panel = (name: string) => (
    <I18nextProvider i18n={translator}>
      <CameraPanel own={own} name={name} onName={() => undefined} onClose={() => undefined} />
    </I18nextProvider>
  );
  const { rerender } = render(panel('cat'));
  await act(() => vi.advanceTimersByTimeAsync(10));
  fireEvent.click(screen.getByRole('button', { name: 'Take ten in a row' }));
  await act(() => vi.advanceTimersByTimeAsync(400));
  rerender(panel(''));
  for (let each = 0; each < 12; each++) await act(() => vi.advanceTimersByTimeAsync(400));
  expect(addExample.mock.calls.map(([name]) => name)).toEqual(Array.from({ length: 10 }, () => 'cat'));
});
