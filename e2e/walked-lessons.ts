/**
 * The lessons that every test run completes, on WebAssembly: together they have every kind of step
 * but the one that is switched on like any method (`src/test-commands.test.ts`). `npm run test:lessons` completes all lessons on WebGPU.
 */
export const walkedAlways: readonly string[] = ['why-compress', 'dark-knowledge', 'missing-digit'];
