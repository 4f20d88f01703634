import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import type { ExportPlace } from './export-run.ts';

/** Time after a run's end in which a visitor who trains on has done so, ms. */
const REST_MS = 1_000;

/** Computes what takes longest of the exports before the click, unless the run trains; a failure shows at the export. */
export function prepare(lab: LabStore, place: ExportPlace): void {
  const { isReady, isPlaying, status } = lab.getState();
  if (!isReady || isPlaying || !status?.step) return;
  import('./export-run.ts').then(({ prepareExports }) => prepareExports(lab, place)).catch(() => undefined);
}

/** Stands for a run that has ended; null while it trains, and in a lesson, whose runs are not the visitor's. */
function restingRun({ phase, status, isInLesson }: LabState): string | null {
  if (phase !== 'finished' || !status || isInLesson) return null;
  return [status.runId, status.step, status.teacherStep].join('/');
}

/**
 * Prepares the exports of each run of the lab that has ended, once nothing has happened for a while.
 *
 * @returns a function that stops it
 */
export function prepareAtRest(lab: LabStore, place: () => ExportPlace, restMs = REST_MS): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: string | null = null;
  const stop = lab.subscribe((state) => {
    const run = restingRun(state);
    if (run === resting) return;
    resting = run;
    clearTimeout(timer);
    if (run !== null) timer = setTimeout(() => prepare(lab, place()), restMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
