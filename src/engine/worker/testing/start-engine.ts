import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EngineEvent } from '@/protocol/engine/events.ts';
import { defaultRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { Engine } from '../engine.ts';

export const engineReport: BackendReport = {
  backend: 'wasm',
  machine: 'test',
  adapter: 'test',
  softwareAdapter: false,
  numThreads: 1,
  forced: false,
  trials: [],
};
/** A run that is small enough for a test. */
export const smallRun: RunConfig = {
  ...defaultRunConfig,
  student: 'cnn-4-8',
  batch: 16,
  labelled: 50,
  steps: 20,
  teacherWeights: 'live',
  teacherSteps: 0,
};

/** Files that requests fail for. */
const lost = { isLost: (_url: string) => false };

/** Makes requests for some files fail until the next call. */
export function lose(isLost: (url: string) => boolean): void {
  lost.isLost = isLost;
}

/** Replaces `fetch`: serves the page's files from the repository. */
export async function serveFile(url: string): Promise<Response> {
  if (lost.isLost(url)) return new Response('lost', { status: 503 });
  const path = fileURLToPath(new URL(`../../../../public${new URL(url).pathname}`, import.meta.url));
  return readFile(path).then(
    (bytes) => new Response(new Uint8Array(bytes)),
    () => new Response('not found', { status: 404 }),
  );
}

/** Starts an engine with a run, and collects its events. */
export async function startEngine(config: RunConfig) {
  const events: EngineEvent[] = [];
  let onFrame = () => {};
  const engine = new Engine('http://localhost/', engineReport, (event) => {
    events.push(event);
    if (event.type === 'frame') onFrame();
    if (event.type === 'frame') engine.frameQueue.acknowledge(event.frame.sequence);
  });
  await engine.newRun(config);
  const losses = () => events.flatMap((event) => (event.type === 'frame' ? event.frame.studentSteps : []));
  // Waits for events instead of a timer: in Node the engine's messages to itself starve timers.
  const untilFrame = () =>
    new Promise<void>((resolve) => {
      onFrame = resolve;
    });
  return { engine, events, losses, untilFrame };
}
