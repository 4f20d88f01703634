import { forEach, kernel, range, remembered, type Kernel } from './kernel.ts';

/**
 * Maximum number of classes: everything about one picture is kept in variables, and more make the shader too
 * long.
 */
export const MAX_CLASSES = 32;

/**
 * Cross-entropy with the labels, T² · KL against the teacher and their gradient with respect to the student's
 * logits.
 *
 * One thread per picture. Both softmaxes subtract the largest logit first and stay in logarithms, so that
 * large logits cannot overflow. TensorFlow.js takes 94 dispatches for the same (33 ms instead of 0.1 on a
 * software adapter).
 *
 * Binds the gradient [B, K] of the mean over the batch, stats [B, 4] (cross-entropy, T² · KL, weighted total, 0),
 * the student's logits [B, K], the teacher's [B, K], labels [B] (u32) and settings: α, T.
 *
 * @source Hinton, Vinyals, Dean 2015, section 2; as `distill/total-loss.ts` computes it
 */
export const distillationLossKernel = remembered((batch: number, numClasses: number): Kernel => {
  const each = (line: (index: number) => string) => forEach(numClasses, line);
  const join = (name: string, how: 'sum' | 'max') => {
    const names = range(numClasses).map((index) => `${name}${index}`);
    return how === 'sum' ? names.join(' + ') : names.reduce((all, one) => `max(${all}, ${one})`);
  };
  return kernel({
    name: 'distillation loss',
    buffers: [
      { name: 'gradient', element: 'f32', length: batch * numClasses, use: 'write' },
      { name: 'stats', element: 'vec4f', length: batch, use: 'write' },
      { name: 'logits', element: 'f32', length: batch * numClasses, use: 'read' },
      { name: 'teacher', element: 'f32', length: batch * numClasses, use: 'read' },
      { name: 'labels', element: 'u32', length: batch, use: 'read' },
      { name: 'settings', element: 'vec4f', length: 1, use: 'uniform' },
    ],
    numThreads: batch,
    // Threads have little work: four per group still keep all lanes of a software adapter busy.
    workgroupSize: 4,
    body: `
let alpha = settings[0].x;
let temperature = settings[0].y;
let first = thread * ${numClasses};
let label = labels[thread];
${each((index) => `let z${index} = logits[first + ${index}];`)}
${each((index) => `let t${index} = teacher[first + ${index}] / temperature;`)}
let largest = ${join('z', 'max')};
let largestTeacher = ${join('t', 'max')};
${each((index) => `let e${index} = exp(z${index} - largest);`)}
${each((index) => `let s${index} = (z${index} - largest) / temperature;`)}
${each((index) => `let es${index} = exp(s${index});`)}
${each((index) => `let et${index} = exp(t${index} - largestTeacher);`)}
let sumHard = ${join('e', 'sum')};
let sumSoft = ${join('es', 'sum')};
let sumTeacher = ${join('et', 'sum')};
let logSoft = log(sumSoft);
let logTeacher = log(sumTeacher);
var labelLogit = 0.0;
var divergence = 0.0;
${each((index) => `labelLogit = select(labelLogit, z${index}, label == ${index}u);`)}
${each(
  (index) =>
    `divergence += (et${index} / sumTeacher) * ((t${index} - largestTeacher - logTeacher) - (s${index} - logSoft));`,
)}
let hard = largest + log(sumHard) - labelLogit;
let soft = temperature * temperature * divergence;
stats[thread] = vec4f(hard, soft, (1.0 - alpha) * hard + alpha * soft, 0.0);
let hardShare = (1.0 - alpha) / ${batch}.0;
// T² of the loss and 1 / T of the softmax's argument leave one T.
let softShare = alpha * temperature / ${batch}.0;
${each(
  (index) =>
    `gradient[first + ${index}] = hardShare * (e${index} / sumHard - select(0.0, 1.0, label == ${index}u)) + softShare * (es${index} / sumSoft - et${index} / sumTeacher);`,
)}`,
  });
});
