import { describe } from 'vitest';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { describeLossOps } from './testing/loss-ops-suite.ts';

describe('losses in one kernel on wasm', () => {
  describeLossOps('wasm', startNodeWasm);
});
