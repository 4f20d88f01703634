import { afterEach, expect, it, vi } from 'vitest';
import { limits } from '@/core/limits.ts';
import { watchCamera } from './camera.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('gives up on a camera that does not answer, and releases it if it answers later', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('isSecureContext', true);
  let answer: (stream: unknown) => void = () => undefined;
  const getUserMedia = () => new Promise((resolve) => (answer = resolve));
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  const onProblem = vi.fn<(problem: unknown) => void>();
  watchCamera({} as HTMLVideoElement, { onRunning: () => undefined, onRead: () => undefined, onProblem });
  await vi.advanceTimersByTimeAsync(limits.permissionMs);
  expect(onProblem).toHaveBeenCalledWith({ kind: 'silent' });
  const stop = vi.fn<() => void>();
  answer({ getTracks: () => [{ stop }] });
  await vi.advanceTimersByTimeAsync(0);
  expect(stop).toHaveBeenCalledOnce();
});
