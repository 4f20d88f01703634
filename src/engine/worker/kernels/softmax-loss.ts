import { kernel, remembered, type Kernel } from './kernel.ts';
import type { SoftmaxLossAttributes } from './names.ts';

/**
 * WGSL that computes `largest…` and `logSum…` of a row: softmax(values / T) is exp((value − largest) / T −
 * logSum).
 */
const logSumOf = (values: string, suffix: string, numClasses: number) => `
var largest${suffix} = ${values}[first];
for (var index = first + 1; index < first + ${numClasses}; index++) {
  largest${suffix} = max(largest${suffix}, ${values}[index]);
}
var sum${suffix} = 0.0;
for (var index = first; index < first + ${numClasses}; index++) {
  sum${suffix} += exp((${values}[index] - largest${suffix}) / temperature);
}
let logSum${suffix} = log(sum${suffix});`;

/**
 * WGSL that computes the target probability `targetProb` and adds its part to `loss`; `logProb` is the student's.
 */
const shareOf: Readonly<Record<SoftmaxLossAttributes['targets'], string>> = {
  logits: `
let logTarget = (targets[index] - largestTarget) / temperature - logSumTarget;
let targetProb = exp(logTarget);
loss += targetProb * (logTarget - logProb);`,
  probabilities: `
let targetProb = f32(targets[index]);
loss -= targetProb * logProb;`,
};

/**
 * A softmax loss per picture, and the gradient of its mean with respect to the logits; one thread per
 * picture.
 *
 * Binds the gradient [B, K], losses [B], logits [B, K], targets [B, K] and settings: T.
 *
 * @param targets as in `SoftmaxLossAttributes`
 * @param element storage type of the targets: labels may still be ints
 */
export const softmaxLossKernel = remembered(
  (
    targets: SoftmaxLossAttributes['targets'],
    element: 'f32' | 'u32',
    batch: number,
    numClasses: number,
  ): Kernel => {
    const length = batch * numClasses;
    return kernel({
      name: `softmax loss (${targets})`,
      buffers: [
        { name: 'gradient', element: 'f32', length, use: 'write' },
        { name: 'losses', element: 'f32', length: batch, use: 'write' },
        { name: 'logits', element: 'f32', length, use: 'read' },
        { name: 'targets', element, length, use: 'read' },
        { name: 'settings', element: 'vec4f', length: 1, use: 'uniform' },
      ],
      numThreads: batch,
      workgroupSize: 4,
      body: `
let temperature = settings[0].x;
let first = thread * ${numClasses};
${logSumOf('logits', '', numClasses)}
${targets === 'logits' ? logSumOf('targets', 'Target', numClasses) : ''}
var loss = 0.0;
for (var index = first; index < first + ${numClasses}; index++) {
  let logProb = (logits[index] - largest) / temperature - logSum;
  ${shareOf[targets]}
  // T² of the loss and 1 / T of the softmax's argument leave one T.
  gradient[index] = (exp(logProb) - targetProb) * temperature / ${batch}.0;
}
losses[thread] = loss * temperature * temperature;`,
    });
  },
);

/** The mean of losses [B], computed by one thread: binds out, a scalar, and the losses. */
export const meanLossKernel = remembered((batch: number): Kernel =>
  kernel({
    name: 'mean loss',
    buffers: [
      { name: 'out', element: 'f32', length: 1, use: 'write' },
      { name: 'losses', element: 'f32', length: batch, use: 'read' },
    ],
    numThreads: 1,
    workgroupSize: 1,
    body: `
var total = 0.0;
for (var index = 0; index < ${batch}; index++) { total += losses[index]; }
out[0] = total / ${batch}.0;`,
  }),
);
