import { useMemo, useState } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import { alphaMethod, methodById } from '@/distill/registry.ts';
import { effectiveAlpha, HARD_TERM } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { latestReport } from '@/state/lab-state.ts';
import { useLab, useLabActions } from './lab-context.tsx';
import { Formula } from './pictures/formula.tsx';
import { Scoreboard } from './pictures/scoreboard.tsx';

/** The loss that is computed, with the numbers of the latest step. */
export function Loss() {
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

/** What each network costs and reaches. */
export function Scores() {
  const { dataset, teacher, student } = useLab((state) => state.config);
  const report = useLab(latestReport);
  const isTesting = useLab((state) => state.isTesting);
  const forwardMs = useLab((state) => state.forwardMs);
  const isBusy = useLab(
    ({ isPlaying, isReady, status }) =>
      isPlaying || !isReady || status?.phase.startsWith('training') === true,
  );
  const { evaluateAll } = useLabActions();
  const plans = useMemo(() => {
    const { shape, numClasses } = datasetById(dataset);
    const planOf = (id: string) => planModel(modelById(id), shape, numClasses);
    return { teacher: planOf(teacher), student: planOf(student), control: planOf(student) };
  }, [dataset, teacher, student]);
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
      isTesting={isTesting}
      onEvaluateAll={isBusy ? null : () => void evaluateAll().catch(() => undefined)}
    />
  );
}
