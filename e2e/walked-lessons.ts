/**
 * The lessons that every test run completes, on WebAssembly: together they have every kind of step
 * that component tests do not complete (`src/test-commands.test.ts`). `npm run test:lessons` completes all lessons,
 * `npm run test:lessons:webgpu` on WebGPU.
 */
export const walkedAlways: readonly string[] = ['dark-knowledge'];
