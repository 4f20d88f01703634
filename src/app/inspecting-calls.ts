import { checkWhole } from '@/core/check-whole.ts';
import { datasetById } from '@/datasets/registry.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { checkOptions, checkPixels } from './check-arguments.ts';
import type { PlaygroundApi } from './playground-api.ts';
import { refuse } from './refuse.ts';

/** The calls of `window.playground` that inspect the run; loaded with the first of them. */
export function createInspectingCalls(
  engine: EnginePort,
  lab: LabStore,
  ready: () => Promise<unknown>,
): Pick<PlaygroundApi, 'predict' | 'answers' | 'neighbours'> {
  const spec = () => datasetById(lab.getState().config.dataset);
  const checkPictures = (count: unknown) => checkWhole('numPictures', count, 1, spec().counts.test);
  return {
    async predict(pixels, options) {
      const { temperature = 1 } = checkOptions(options, 'temperature');
      const isRight = typeof temperature === 'number' && temperature > 0 && temperature < Infinity;
      if (!isRight) throw refuse('temperature', temperature, 'a number above 0');
      const shades = checkPixels(pixels, spec().shape);
      await ready();
      const logits = await engine.request('predict', { pixels: shades });
      return {
        teacher: softmaxAt(logits.teacher, temperature),
        student: softmaxAt(logits.student, temperature),
        control: softmaxAt(logits.control, temperature),
      };
    },
    async answers(numPictures) {
      checkPictures(numPictures);
      await ready();
      return engine.request('answers', { numPictures });
    },
    async neighbours(layer, numPictures) {
      if (typeof layer !== 'string') throw refuse('layer', layer, 'logits | embedding | stage1 | …');
      checkPictures(numPictures);
      await ready();
      return engine.request('neighbours', { layer, numPictures });
    },
  };
}
