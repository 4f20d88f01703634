/**
 * The lessons that every run of the tests walks to their end, and the backend each is walked on: between them they
 * have every kind of prediction, task and measure (`src/lessons/walked-lessons.test.ts`). WebGPU runs on the CPU
 * there, so it gets the shortest. `npm run test:lessons` walks all lessons on WebGPU.
 */
export const walkedAlways: Readonly<Record<string, 'webgpu' | 'wasm'>> = {
  'dark-knowledge': 'wasm',
  temperature: 'wasm',
  'missing-digit': 'wasm',
  hints: 'wasm',
  attention: 'webgpu',
  relations: 'wasm',
};
