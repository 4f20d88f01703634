/** WebGPU in Node, by Dawn. Must be imported first: TensorFlow.js looks for `navigator.gpu` when it is imported. */
import { createRequire } from 'node:module';

const [, , dawn = ''] = process.argv;
const { create, globals } = createRequire(import.meta.url)(dawn);
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
