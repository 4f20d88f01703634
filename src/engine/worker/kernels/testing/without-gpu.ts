/**
 * Whether Dawn finds neither a GPU nor Chromium's software one on this machine: tests in Node are skipped then, and
 * say so; the same kernels are tested in Chromium. In CI they have to run.
 */
export const isWithoutGpu =
  process.env['CI'] === undefined && (await navigator.gpu.requestAdapter()) === null;
