import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BackendReport, EngineEvent } from '@/protocol/messages.ts';
import { defaultRunConfig, type RunConfig } from '@/protocol/run-config.ts';
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
/** A run that a test can afford. */
export const smallRun: RunConfig = {
  ...defaultRunConfig,
  student: 'cnn-4-8',
  batch: 16,
  labelled: 50,
  steps: 20,
  teacherWeights: 'live',
  teacherSteps: 0,
};

/** What tests let the network lose. */
const lost = { isLost: (_url: string) => false };

/** Lets the network lose files until it is told otherwise. */
export function lose(isLost: (url: string) => boolean): void {
  lost.isLost = isLost;
}

/** Stands for `fetch`: the files of the page as they lie in the repository. */
export async function serveFile(url: string): Promise<Response> {
  if (lost.isLost(url)) return new Response('lost', { status: 503 });
  const path = fileURLToPath(new URL(`../../../../public${new URL(url).pathname}`, import.meta.url));
  return readFile(path).then(
    (bytes) => new Response(new Uint8Array(bytes)),
    () => new Response('not found', { status: 404 }),
  );
}

/** An engine with a run, and everything it says. */
export async function startEngine(config: RunConfig) {
  const events: EngineEvent[] = [];
  let heard = () => {};
  const engine = new Engine('http://localhost/', engineReport, (event) => {
    events.push(event);
    if (event.type === 'frame') heard();
    if (event.type === 'frame') engine.outbox.acknowledge(event.frame.sequence);
  });
  await engine.newRun(config);
  const losses = () => events.flatMap((event) => (event.type === 'frame' ? event.frame.studentSteps : []));
  // By events and not by a timer: in Node the engine's messages to itself leave timers no turn.
  const untilFrame = () =>
    new Promise<void>((resolve) => {
      heard = resolve;
    });
  return { engine, events, losses, untilFrame };
}
