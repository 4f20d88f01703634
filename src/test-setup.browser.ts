import { beforeAll } from 'vitest';

/** A browser without WebGPU would let the GPU tests pass by testing something else, so it fails them here. */
beforeAll(async () => {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter)
    throw new Error('this browser offers no WebGPU adapter: see launchArgs in scripts/chromium.mjs');
});
