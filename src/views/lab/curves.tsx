import { memo, useDeferredValue } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import { TrainingCurves } from '@/charts/training-curves.tsx';
import { accuracyCurve, lossCurve, stepAxisEnd, teacherLossCurve } from '@/state/curves.ts';
import { useLab } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { teacherGoal } from '@/protocol/run/teacher-goal.ts';
import { SaveCurves } from './save-curves.tsx';
import { useActorOf } from './use-actor-of.ts';

const Drawn = memo(TrainingCurves);

const RunButtons = lazyPart(async () => (await import('./run-buttons.tsx')).RunButtons);

const Time = lazyPart(async () => (await import('./time/time.tsx')).Time);

/** One element each, so that the curves are not drawn again for them. */
const beside = (
  <>
    <RunButtons failure="nothing" />
    <SaveCurves />
  </>
);
const time = <Time failure="nothing" />;

/** The curves of the run. */
export function Curves() {
  // Deferred, so that a slider moved meanwhile renders first.
  const allSteps = useDeferredValue(useLab((state) => state.series.steps));
  const evaluations = useDeferredValue(useLab((state) => state.series.evaluations));
  const teacherSteps = useDeferredValue(useLab((state) => state.series.teacherSteps));
  const isTaughtHere = useLab(
    ({ config }) => teacherGoal(config) > 0 || isLiveTeacher(config.teacherWeights),
  );
  const isAssisted = useActorOf()('teacher') === 'assistant';
  const dataset = useLab((state) => state.config.dataset);
  const maxStep = useDeferredValue(useLab(stepAxisEnd));
  const mark = useLab(({ past }) => past?.step ?? null);
  const isStarted = useDeferredValue(useLab((state) => state.hasTrained));
  const isPlaying = useDeferredValue(useLab((state) => state.isPlaying));
  const latest = evaluations.at(-1);
  return (
    <Drawn
      accuracy={accuracyCurve(evaluations)}
      teacherAccuracy={latest?.teacher.accuracy ?? null}
      teacher={isAssisted ? 'assistant' : 'teacher'}
      losses={lossCurve(allSteps)}
      numSteps={allSteps.length}
      teacherLosses={teacherLossCurve(teacherSteps)}
      numPictures={latest?.numPictures ?? null}
      maxStep={maxStep}
      hasLiveTeacher={isTaughtHere}
      numClasses={datasetById(dataset).numClasses}
      isStarted={isStarted}
      isPlaying={isPlaying}
      beside={beside}
      mark={mark}
      below={time}
    />
  );
}
