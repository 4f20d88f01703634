import { EngineStoppedError } from '@/core/errors.ts';
import { knowKeptDatasets } from '@/datasets/own/kept.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type {
  Checkpoint,
  EngineRequests,
  PageMessage,
  RequestMessage,
  WorkerMessage,
} from '@/protocol/engine/requests.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { chooseBackend, replaceWebgpu } from '../compute/backend/choose-backend.ts';
import { DeviceGuard } from '../compute/backend/device-guard.ts';
import { rebuildWebgpu, watchDevice } from '../compute/backend/device-loss.ts';
import { Engine } from './engine.ts';
import { requestHandlers } from './dispatch.ts';
import { OwnDatasets } from './own-datasets.ts';
import { stepProbe } from './probe/step-probe.ts';

declare const self: DedicatedWorkerGlobalScope;

let engine: Engine | null = null;
const own = new OwnDatasets(knowKeptDatasets);

const post = (message: WorkerMessage, transfer: Transferable[] = []) => self.postMessage(message, transfer);

/** Memory of an answer that the page gets without a copy. */
function transferOf(kind: RequestMessage['kind'], result: unknown): Transferable[] {
  const checkpoint = kind === 'checkpoint' ? (result as Checkpoint | null) : null;
  return checkpoint ? [checkpoint.bytes.buffer] : [];
}

/** Restores the run after the loss of a GPU, or moves it to another backend. */
function guardFor(first: BackendReport, threads: number | null, engineOf: () => Engine): DeviceGuard {
  let report = first;
  let lastStep = 0;
  return new DeviceGuard({
    watch: watchDevice,
    rebuild: rebuildWebgpu,
    async replace(reason) {
      report = await replaceWebgpu(stepProbe, report, reason, threads);
      post({ type: 'event', event: { type: 'backend', report } });
    },
    restart: (isReplaced) => engineOf().recover(report, isReplaced),
    hasProgressed() {
      const before = lastStep;
      lastStep = engineOf().lastGoodStep;
      return lastStep !== before;
    },
    fail: (error) => engineOf().fail(error),
  });
}

async function start({ config, backend, remembered, threads, baseUrl }: EngineRequests['start']['payload']) {
  const report = await chooseBackend(stepProbe, backend, remembered, threads);
  post({ type: 'event', event: { type: 'backend', report } });
  const guard = guardFor(report, threads, () => started);
  const started = new Engine(baseUrl, report, (event) => post({ type: 'event', event }), guard);
  engine = started;
  if (report.backend === 'webgpu') guard.watch();
  if (config) await started.newRun(config);
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
    const result = await answer(data);
    post({ type: 'answer', id: data.id, result }, transferOf(data.kind, result));
  } catch (error) {
    post({ type: 'refusal', id: data.id, error: toWireError(error) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PageMessage>) => {
  if (data.type === 'acknowledge') engine?.frameQueue.acknowledge(data.sequence);
  else own.before(data, () => void reply(data));
});
post({ type: 'hello' });
