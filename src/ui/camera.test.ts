import { afterEach, expect, it, vi } from 'vitest';
import { showCamera } from './camera.ts';

afterEach(() => vi.unstubAllGlobals());

function start() {
  vi.stubGlobal('isSecureContext', true);
  const track = Object.assign(new EventTarget(), { stop: vi.fn<() => void>() });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => ({ getTracks: () => [track] }) } });
  const events = { onRunning: vi.fn<() => void>(), onProblem: vi.fn<(problem: unknown) => void>() };
  const video = { play: async () => undefined } as unknown as HTMLVideoElement;
  return { track, events, stop: showCamera(video, events) };
}

it('reports a camera that was unplugged, once, and lets it go', async () => {
  const { track, events } = start();
  await vi.waitFor(() => expect(events.onRunning).toHaveBeenCalledOnce());
  track.dispatchEvent(new Event('ended'));
  track.dispatchEvent(new Event('ended'));
  expect(events.onProblem.mock.calls).toEqual([[{ kind: 'busy' }]]);
  expect(track.stop).toHaveBeenCalled();
});

it('reports nothing of a camera that the visitor closed', async () => {
  const { track, events, stop } = start();
  await vi.waitFor(() => expect(events.onRunning).toHaveBeenCalledOnce());
  stop();
  track.dispatchEvent(new Event('ended'));
  expect(events.onProblem).not.toHaveBeenCalled();
});
