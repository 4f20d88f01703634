import { checkWhole, MAX_STEPS } from '@/core/check-whole.ts';
import { datasetById } from '@/datasets/registry.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import { checkOptions, checkPixels, refuse } from './check-arguments.ts';
import { exportPlace } from './export-place.ts';
import { isPlainObject } from './plain-object.ts';
import type { LazyCall, PlaygroundApi } from './playground-api.ts';
import { repeatRun, studyRuns } from './repeat-calls.ts';
import { runJobs } from './run-jobs.ts';

/**
 * The calls of `window.playground` that need no code in the page's first script.
 *
 * @param ready resolves when the lab can train
 * @param config the lab's configuration when the call was made: this code may have been loaded since
 */
export function createCalls(
  engine: EnginePort,
  lab: LabStore,
  ready: () => Promise<BackendReport>,
  config: RunConfig,
): Pick<PlaygroundApi, LazyCall> {
  const runner = { engine, lab, ready };
  const spec = () => datasetById(lab.getState().config.dataset);
  const checkPictures = (count: unknown) => checkWhole('numPictures', count, 1, spec().counts.test);
  return {
    async train(steps) {
      checkWhole('steps', steps, 0, MAX_STEPS);
      await ready();
      return engine.request('train', { steps });
    },
    run: (jobs, options) => runJobs(runner, jobs, options),
    repeat: (input, options) => repeatRun(runner, config, input, options),
    study: (input, options) => studyRuns(runner, config, input, options),
    async records() {
      const { live, shelf } = restorerOf(lab);
      await live.save();
      return shelf.records();
    },
    async record(id) {
      if (typeof id !== 'string') throw refuse('id', id, 'the id of a kept run');
      const { live, shelf } = restorerOf(lab);
      if (live.id() === id) await live.save();
      return shelf.record(id);
    },
    async evaluate() {
      await ready();
      const report = await lab.actions.evaluateAll();
      return {
        teacher: report.teacher.accuracy,
        student: report.student.accuracy,
        control: report.control.accuracy,
      };
    },
    async predict(pixels, options) {
      const { temperature = 1 } = checkOptions(options, 'temperature');
      const isRight = typeof temperature === 'number' && temperature > 0 && temperature < Infinity;
      if (!isRight) throw refuse('temperature', temperature, 'a number above 0');
      const shades = checkPixels(pixels, spec().input);
      await ready();
      const logits = await engine.request('predict', { pixels: shades });
      return {
        teacher: softmaxAt(logits.teacher, temperature),
        student: softmaxAt(logits.student, temperature),
        control: softmaxAt(logits.control, temperature),
      };
    },
    async reset(options) {
      const { seed } = checkOptions(options, 'seed');
      await ready();
      // The configuration parser validates the seed.
      await lab.actions.reset(seed as number | undefined);
    },
    async promote() {
      await ready();
      await lab.actions.promote();
    },
    async loss(methodId, inputs, hyperparameters = {}) {
      await ready();
      return engine.request('loss', { methodId, inputs, hyperparameters });
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
    async export(kind, options = {}) {
      if (typeof kind !== 'string') throw refuse('kind', kind, 'pytorch | safetensors | onnx | html');
      if (!isPlainObject(options)) throw refuse('options', options, '{key: value, …}');
      await ready();
      const { exportLab } = await import('@/state/export/export-run.ts');
      return exportLab(lab, kind, options, exportPlace());
    },
    async memory() {
      await ready();
      return engine.request('memory', {});
    },
    async snapshot() {
      await ready();
      return engine.request('snapshot', {});
    },
    async restore(snapshot) {
      await ready();
      await lab.actions.restore(snapshot);
    },
  };
}
