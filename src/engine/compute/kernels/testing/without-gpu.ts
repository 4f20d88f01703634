/**
 * Whether Dawn finds neither a GPU nor Chromium's software adapter on this machine: tests in Node are then
 * skipped with a note; the same kernels are tested in Chromium. In CI they must run.
 */
export const isWithoutGpu =
  process.env['CI'] === undefined && (await navigator.gpu.requestAdapter()) === null;
