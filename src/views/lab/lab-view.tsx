import { lazy, Suspense, useMemo, useState } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import { effectiveAlpha, HARD_TERM } from '@/distill/total-loss.ts';
import { alphaMethod, methodById } from '@/distill/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { decimate } from '@/state/metrics-series.ts';
import { ConceptCard } from './pictures/concept-card.tsx';
import { Formula } from './pictures/formula.tsx';
import { GapNumber } from './pictures/gap-number.tsx';
import { Scoreboard } from './pictures/scoreboard.tsx';
import { SoftTargetBars } from './pictures/soft-target-bars.tsx';
import { useLab, useLabActions, useSettings } from './lab-context.tsx';
import styles from './lab-view.module.css';
import { Notices } from './notices.tsx';
import { PictureChooser } from './picture-chooser.tsx';
import { Knobs, Setup } from './setup.tsx';
import { Transport } from './transport.tsx';
import { useClassNames } from './use-class-names.ts';

const TrainingCurves = lazy(async () => {
  const { TrainingCurves: component } = await import('@/charts/training-curves.tsx');
  return { default: component };
});

function Bars() {
  const config = useLab((state) => state.config);
  const picture = useLab((state) => state.picture);
  const observed = useLab((state) => state.observed);
  const [{ axis }, settings] = useSettings();
  return (
    <SoftTargetBars
      classNames={useClassNames(config.dataset)}
      label={picture?.label ?? null}
      temperature={config.temperature}
      logits={observed ?? { teacher: null, student: null, control: null }}
      axis={axis}
      onAxisChange={settings.setAxis}
    />
  );
}

function Curves() {
  const series = useLab((state) => state.series);
  const steps = useLab((state) => state.config.steps);
  const latest = series.evaluations.at(-1);
  const lastStep = series.steps.at(-1)?.step ?? 0;
  return (
    <TrainingCurves
      accuracy={series.evaluations.map(({ step, student, control }) => ({
        step,
        student: student.accuracy,
        control: control.accuracy,
      }))}
      teacherAccuracy={latest?.teacher.accuracy ?? null}
      losses={decimate(series.steps).map(({ step, terms, controlTotal }) => ({
        step,
        student: terms[HARD_TERM] ?? 0,
        control: controlTotal,
      }))}
      teacherLosses={decimate(series.teacherSteps)}
      numPictures={latest?.numPictures ?? null}
      maxStep={Math.max(1, Math.ceil(lastStep / steps)) * steps}
    />
  );
}

function Gap() {
  const latest = useLab((state) => state.series.evaluations.at(-1) ?? null);
  return (
    <GapNumber
      latest={
        latest && {
          student: latest.student.accuracy,
          control: latest.control.accuracy,
          numPictures: latest.numPictures,
          step: latest.step,
        }
      }
    />
  );
}

function Loss() {
  const config = useLab((state) => state.config);
  const last = useLab((state) => state.series.steps.at(-1) ?? null);
  const { temperature } = config;
  const active = config.methods.map((id) => ({ method: methodById(id), values: {}, beta: 1 }));
  const alpha = effectiveAlpha({ alpha: config.alpha, active });
  // A step's terms belong to the T and α it was computed with, and the knobs may have moved since.
  const [at, setAt] = useState({ last, temperature, alpha });
  if (at.last !== last) setAt({ last, temperature, alpha });
  return (
    <Formula
      temperature={temperature}
      alpha={config.alpha}
      softTargetsOn={config.methods.includes(alphaMethod.id)}
      measured={
        last && {
          step: last.step,
          temperature: at.temperature,
          alpha: at.alpha,
          crossEntropy: last.terms[HARD_TERM] ?? 0,
          softTargets: last.terms['softTargets'] ?? null,
          total: last.studentTotal,
        }
      }
    />
  );
}

const planOf = (config: RunConfig, id: string) => {
  const { shape, numClasses } = datasetById(config.dataset);
  return planModel(modelById(id), shape, numClasses);
};

function Scores() {
  const config = useLab((state) => state.config);
  const latest = useLab((state) => state.series.evaluations.at(-1) ?? null);
  const fullReport = useLab((state) => state.fullReport);
  const forwardMs = useLab((state) => state.forwardMs);
  const phase = useLab((state) => state.status?.phase);
  const { evaluateAll } = useLabActions();
  const report = fullReport && fullReport.step >= (latest?.step ?? 0) ? fullReport : latest;
  const plans = useMemo(
    () => ({
      teacher: planOf(config, config.teacher),
      student: planOf(config, config.student),
      control: planOf(config, config.student),
    }),
    [config],
  );
  const isBusy = phase === 'training' || phase === 'training-teacher' || forwardMs === null;
  return (
    <Scoreboard
      rows={(['teacher', 'student', 'control'] as const).map((lane) => ({
        lane,
        numParameters: plans[lane].numParameters,
        parameterBytes: plans[lane].parameterBytes,
        numMultiplyAccumulates: plans[lane].numMultiplyAccumulates,
        msPerPicture: forwardMs ? (lane === 'teacher' ? forwardMs.teacherMs : forwardMs.studentMs) : null,
        accuracy: report?.[lane].accuracy ?? null,
        agreement: report?.[lane].agreement ?? null,
        calibrationError: report?.[lane].calibrationError ?? null,
      }))}
      measured={report && { numPictures: report.numPictures, step: report.step }}
      onEvaluateAll={isBusy ? null : () => void evaluateAll().catch(() => undefined)}
    />
  );
}

function Concept() {
  const temperature = useLab((state) => state.config.temperature);
  const [isOpen, setIsOpen] = useState(true);
  return <ConceptCard temperature={temperature} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />;
}

/** The first screen: a picture and its bars, T and α, Play, the gap, and what stands behind them. */
export function LabView() {
  return (
    <main className={styles['lab']}>
      <div className={styles['notices']}>
        <Notices />
      </div>
      <div className={styles['controls']}>
        <div className="card">
          <Transport />
        </div>
        <div className="card">
          <Knobs />
        </div>
        <div className="card">
          <Setup />
        </div>
      </div>
      <div className={styles['centre']}>
        <div className="card">
          <PictureChooser />
          <Bars />
        </div>
        <div className="card">
          <Loss />
        </div>
        <div className="card">
          <Concept />
        </div>
      </div>
      <div className={styles['results']}>
        <div className="card">
          <Gap />
        </div>
        <div className={`card ${styles['curves'] ?? ''}`}>
          <Suspense>
            <Curves />
          </Suspense>
        </div>
      </div>
      <div className={`card ${styles['scores'] ?? ''}`}>
        <Scores />
      </div>
    </main>
  );
}
