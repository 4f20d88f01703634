import { isOnGpu } from '@/protocol/bench/bench-plan.ts';
import { planModel } from '@/models/plan.ts';
import { benchPaths, type BenchEvent, type BenchOrder, type BenchPath } from '@/protocol/bench/bench.ts';
import { NUM_CLASSES, PICTURE } from './bench-data.ts';
import { convolutionRate } from './convolution-rate.ts';
import { forwardCase } from './forward-case.ts';
import { measure } from './measure.ts';
import { multiplyLimit } from './multiply-limit.ts';
import { peakMemory } from './peak-memory.ts';
import { stepCase } from './step-case.ts';
import { growthPoints } from './workloads/growth.ts';
import { workOf } from './workloads/registry.ts';
import type { Work } from './workloads/workload.ts';

const caseOf = (work: Work, path: BenchPath) =>
  work.kind === 'forward' ? forwardCase(work) : stepCase(work, benchPaths[path].isRecorded);

/** Runs an order on the current backend, and reports every result as it comes. */
export async function doTask({ task, budget }: BenchOrder, emit: (event: BenchEvent) => void): Promise<void> {
  const { path } = task;
  switch (task.kind) {
    case 'workload': {
      const { workload } = task;
      let memory = { peakTensors: 0, peakTensorBytes: 0, peakDeviceBytes: null as number | null };
      const work = workOf(workload);
      const { timing, startMs, dispatches, submits, firstValue, startsInWhole } = await measure(
        () => caseOf(work, path),
        budget,
        (benchCase) => {
          memory = peakMemory(() => benchCase.start());
        },
      );
      const isWebgpu = benchPaths[path].backend === 'webgpu';
      const cost = {
        jsMs: isOnGpu(path) && startMs !== null ? startMs * startsInWhole : null,
        dispatches: isWebgpu ? dispatches * startsInWhole : null,
        submits: isWebgpu ? submits * startsInWhole : null,
        ...memory,
      };
      emit({ type: 'measured', measurement: { path, workload, firstValue, ...timing, ...cost } });
      return;
    }
    case 'growth':
      for (const { series, value, work } of growthPoints) {
        const plan = planModel(work.model, PICTURE, NUM_CLASSES);
        const { timing } = await measure(() => caseOf(work, path), {
          ...budget,
          workloadMs: budget.workloadMs / 3,
        });
        const multiplyAccumulates = 3 * plan.numMultiplyAccumulates * work.batch;
        emit({ type: 'grown', growth: { path, series, value, multiplyAccumulates, ...timing } });
      }
      return;
    case 'limit': {
      const limitPerSecond = await multiplyLimit();
      const convolutionsPerSecond = await convolutionRate(budget);
      emit({ type: 'limited', limit: { limitPerSecond, convolutionsPerSecond } });
    }
  }
}
