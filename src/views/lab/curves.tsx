import { memo, useDeferredValue } from 'react';
import { TrainingCurves } from '@/charts/training-curves.tsx';
import { accuracyCurve, lossCurve, teacherLossCurve } from '@/state/curves.ts';
import { useLab } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';

const Drawn = memo(TrainingCurves);

const RunsButton = lazyPart(async () => (await import('./runs/runs-button.tsx')).RunsButton);

const ExportButton = lazyPart(async () => (await import('./export/export-button.tsx')).ExportButton);

/** One element, so that the curves are not drawn again for it. */
const buttons = (
  <>
    <ExportButton failure="nothing" />
    <RunsButton failure="nothing" />
  </>
);

/** The curves of the run. */
export function Curves() {
  // Deferred, so that a slider moved meanwhile renders first.
  const allSteps = useDeferredValue(useLab((state) => state.series.steps));
  const evaluations = useDeferredValue(useLab((state) => state.series.evaluations));
  const teacherSteps = useDeferredValue(useLab((state) => state.series.teacherSteps));
  const { steps, teacherWeights } = useLab((state) => state.config);
  const isStarted = useDeferredValue(useLab((state) => state.hasTrained));
  const isPlaying = useDeferredValue(useLab((state) => state.isPlaying));
  const latest = evaluations.at(-1);
  const lastStep = allSteps.at(-1)?.step ?? 0;
  return (
    <Drawn
      accuracy={accuracyCurve(evaluations)}
      teacherAccuracy={latest?.teacher.accuracy ?? null}
      losses={lossCurve(allSteps)}
      numSteps={allSteps.length}
      teacherLosses={teacherLossCurve(teacherSteps)}
      numPictures={latest?.numPictures ?? null}
      maxStep={Math.max(1, Math.ceil(lastStep / steps)) * steps}
      hasLiveTeacher={teacherWeights === 'live'}
      isStarted={isStarted}
      isPlaying={isPlaying}
      beside={buttons}
    />
  );
}
