import { EngineStoppedError } from '@/core/errors.ts';
import type { EngineRequests, PageMessage, RequestMessage, WorkerMessage } from '@/protocol/messages.ts';
import { toWireError } from '@/protocol/wire-error.ts';
import { chooseBackend } from './backend/choose-backend.ts';
import { rebuildWebgpu, watchDevice } from './backend/device-loss.ts';
import { Engine } from './engine.ts';
import { requestHandlers } from './requests.ts';

declare const self: DedicatedWorkerGlobalScope;

let engine: Engine | null = null;

const post = (message: WorkerMessage) => self.postMessage(message);

/** After a loss: a new device, the same run from its last snapshot, and training goes on if it was going. */
async function recover(lost: Engine): Promise<void> {
  const wasTraining = lost.isTraining;
  await rebuildWebgpu();
  watchDevice(() => void recover(lost));
  await lost.recover();
  if (wasTraining) await lost.play();
}

async function start({ config, backend, remembered, threads, baseUrl }: EngineRequests['start']['payload']) {
  const report = await chooseBackend(backend, remembered, threads);
  post({ type: 'event', event: { type: 'backend', report } });
  const started = new Engine(baseUrl, report, (event) => post({ type: 'event', event }));
  engine = started;
  if (report.backend === 'webgpu') watchDevice(() => void recover(started));
  await started.newRun(config);
  return report;
}

function answer(message: RequestMessage): Promise<unknown> {
  if (message.kind === 'start') return start(message.payload);
  if (!engine) throw new EngineStoppedError('it has not been started');
  const handle = requestHandlers[message.kind] as (engine: Engine, payload: unknown) => Promise<unknown>;
  return handle(engine, message.payload);
}

async function reply(data: RequestMessage): Promise<void> {
  try {
    post({ type: 'answer', id: data.id, result: await answer(data) });
  } catch (error) {
    post({ type: 'refusal', id: data.id, error: toWireError(error) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PageMessage>) => {
  if (data.type === 'acknowledge') engine?.outbox.acknowledge(data.sequence);
  else void reply(data);
});
