/**
 * The lessons that every run of the tests walks to their end, on WebAssembly: between them they have every kind of
 * prediction (`src/test-commands.test.ts`). `npm run test:lessons` walks all lessons on WebGPU.
 */
export const walkedAlways: readonly string[] = ['why-compress', 'dark-knowledge', 'missing-digit'];
