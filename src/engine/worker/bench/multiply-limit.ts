import { enoughMs, pageClock } from '@/metrics/clock.ts';
import { median } from '@/metrics/timing.ts';
import { gpuDevice } from '../../compute/kernels/gpu-backend.ts';
import { forEach, kernel, range } from '../../compute/kernels/kernel.ts';

/**
 * Independent sums per thread: an adapter that starts a multiply-add every cycle finishes it some 4 to 10
 * cycles later, and more than 24 do not fit in the registers of a software adapter.
 */
const NUM_SUMS = 12;
/** Rounds of all sums in the loop's body, so that the loop itself is negligible. */
const UNROLLED = 32;
/** Enough for every core of a large GPU. */
const NUM_THREADS = 2 ** 16;
/** Minimum length of a dispatch that makes its start and end negligible, ms. */
const ENOUGH_MS = 80;
const MAX_LOOPS = 2 ** 22;
const NUM_REPEATS = 5;

const sums = range(NUM_SUMS).map((index) => `s${index}`);

const limitKernel = kernel({
  name: 'multiply limit',
  buffers: [
    { name: 'out', element: 'f32', length: NUM_THREADS, use: 'write' },
    { name: 'settings', element: 'f32', length: 4, use: 'read' },
  ],
  numThreads: NUM_THREADS,
  workgroupSize: 64,
  // Factors and loop counts come from a buffer, so that nothing can be precomputed.
  body: `
  let factor = settings[0];
  let addend = settings[1];
  let loops = i32(settings[2]);
${forEach(NUM_SUMS, (index) => `  var s${index} = f32(thread + ${index});`)}
  for (var turn = 0; turn < loops; turn++) {
${forEach(UNROLLED, () => `    ${sums.map((sum) => `${sum} = fma(${sum}, factor, addend);`).join(' ')}`)}
  }
  out[thread] = ${sums.join(' + ')};`,
});

/**
 * Maximum multiply-accumulates per second of the adapter, 32-bit floats.
 *
 * Measured with a loop of independent multiply-adds without loads or stores.
 */
export async function multiplyLimit(): Promise<number> {
  const device = gpuDevice();
  const { STORAGE, COPY_DST } = GPUBufferUsage;
  const out = device.createBuffer({ size: NUM_THREADS * 4, usage: STORAGE });
  const settings = device.createBuffer({ size: 16, usage: STORAGE | COPY_DST });
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code: limitKernel.code }), entryPoint: 'main' },
  });
  const bindGroup = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [out, settings].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const run = async (loops: number): Promise<number> => {
    device.queue.writeBuffer(settings, 0, Float32Array.of(0.999, 0.001, loops, 0));
    await device.queue.onSubmittedWorkDone();
    const before = performance.now();
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(...limitKernel.workgroups);
    pass.end();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    return performance.now() - before;
  };
  try {
    let loops = 1;
    while ((await run(loops)) < Math.max(ENOUGH_MS, enoughMs(pageClock)) && loops < MAX_LOOPS) loops *= 2;
    const times: number[] = [];
    for (let repeat = 0; repeat < NUM_REPEATS; repeat++) times.push(await run(loops));
    return (NUM_THREADS * NUM_SUMS * UNROLLED * loops) / (median(times) / 1_000);
  } finally {
    out.destroy();
    settings.destroy();
  }
}
