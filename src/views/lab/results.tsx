import { memo, useDeferredValue, useMemo } from 'react';
import { required } from '@/core/checked.ts';
import { HARD_TERM } from '@/distill/total-loss.ts';
import { datasetById } from '@/datasets/registry.ts';
import { latestReport } from '@/state/lab-state.ts';
import { decimate } from '@/state/metrics-series.ts';
import { useLab, useSettings } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './results.module.css';
import { ConceptCard } from './pictures/concept-card.tsx';
import { GapNumber } from './pictures/gap-number.tsx';

/** Maximum number of points per curve: the chart cannot show more, and they take time to draw. */
const CURVE_POINTS = 60;

const TrainingCurves = lazyPart(async () =>
  memo((await import('@/charts/training-curves.tsx')).TrainingCurves),
);

const RunAdvice = lazyPart(async () => (await import('./diagnosis/run-advice.tsx')).RunAdvice);

function Gap() {
  const latest = useLab(latestReport);
  const { dataset, steps } = useLab((state) => state.config);
  const isOver = useLab(({ status }) => status?.phase === 'finished');
  return (
    <GapNumber
      latest={
        latest && {
          student: latest.student.accuracy,
          control: latest.control.accuracy,
          numPictures: latest.numPictures,
          step: latest.step,
          steps,
          chance: 1 / datasetById(dataset).numClasses,
          isOver,
        }
      }
      advice={<RunAdvice />}
    />
  );
}

function Curves() {
  // Deferred, so that a slider moved meanwhile renders first.
  const allSteps = useDeferredValue(useLab((state) => state.series.steps));
  const evaluations = useDeferredValue(useLab((state) => state.series.evaluations));
  const allTeacherSteps = useDeferredValue(useLab((state) => state.series.teacherSteps));
  const { steps, teacherWeights } = useLab((state) => state.config);
  const isStarted = useDeferredValue(useLab((state) => state.hasTrained));
  const latest = evaluations.at(-1);
  const lastStep = allSteps.at(-1)?.step ?? 0;
  const accuracy = useMemo(
    () =>
      evaluations.map(({ step, student, control }) => ({
        step,
        student: student.accuracy,
        control: control.accuracy,
      })),
    [evaluations],
  );
  const losses = useMemo(
    () =>
      decimate(allSteps, CURVE_POINTS).map(({ step, terms, controlTotal }) => ({
        step,
        student: required(terms[HARD_TERM], HARD_TERM),
        control: controlTotal,
      })),
    [allSteps],
  );
  const teacherLosses = useMemo(() => decimate(allTeacherSteps, CURVE_POINTS), [allTeacherSteps]);
  return (
    <TrainingCurves
      accuracy={accuracy}
      teacherAccuracy={latest?.teacher.accuracy ?? null}
      losses={losses}
      numSteps={allSteps.length}
      teacherLosses={teacherLosses}
      numPictures={latest?.numPictures ?? null}
      maxStep={Math.max(1, Math.ceil(lastStep / steps)) * steps}
      hasLiveTeacher={teacherWeights === 'live'}
      isStarted={isStarted}
    />
  );
}

/** Concept card: open until the first press of Play, then collapsed, unless the visitor has toggled it. */
function Concept() {
  const temperature = useLab((state) => state.config.temperature);
  // Deferred like the curves, to split the work when training begins.
  const hasTrained = useDeferredValue(useLab((state) => state.hasTrained));
  const [{ concept }, settings] = useSettings();
  const isOpen = concept === 'auto' ? !hasTrained : concept === 'open';
  return (
    <div className="card" data-open={isOpen}>
      <ConceptCard
        temperature={temperature}
        isOpen={isOpen}
        onToggle={() => settings.setConcept(isOpen ? 'closed' : 'open')}
      />
    </div>
  );
}

/** Small before the first press of Play, then at its final height, so that the layout does not shift. */
function CurvesCard() {
  const isStarted = useDeferredValue(useLab((state) => state.hasTrained));
  return (
    <div className={`card ${styles['curves'] ?? ''}`} data-started={isStarted} data-spotlight="curves">
      <Curves />
    </div>
  );
}

/** The accuracy gap, the concept card and the curves. */
export function Results() {
  return (
    <div className={styles['results']}>
      <div className={`card ${styles['gap'] ?? ''}`} data-spotlight="gap">
        <Gap />
      </div>
      <CurvesCard />
      <Concept />
    </div>
  );
}
