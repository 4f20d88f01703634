import type { BenchMessage, BenchOrder } from '@/protocol/bench/bench.ts';
import { runOrder } from './run-order.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (message: BenchMessage) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<BenchOrder>) => {
  void runOrder(data, (event) => post({ type: 'event', event })).then(() => post({ type: 'done' }));
});
