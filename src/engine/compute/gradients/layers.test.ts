import { describe } from 'vitest';
import { startNodeWasm } from '../backend/node-wasm.ts';
import { describeLayers } from './testing/layers-suite.ts';

describe('layers in one kernel on wasm', () => {
  describeLayers(startNodeWasm);
});
