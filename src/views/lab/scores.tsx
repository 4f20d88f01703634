import { useMemo } from 'react';
import { lanes } from '@/core/lane.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { evaluatePast, numGenerationsShown } from '@/state/look-back.ts';
import { shownReport } from '@/state/lab-state.ts';
import { Scoreboard } from './pictures/scoreboard.tsx';

/** Scoreboard: cost and accuracy of each network. */
export function Scores() {
  const { dataset, teacher, student } = useLab((state) => state.config);
  const report = useLab(shownReport);
  const isPromoted = useLab((state) => numGenerationsShown(state) > 0);
  const lab = useLabStore();
  const isPast = useLab((state) => state.past !== null);
  const isTesting = useLab(({ pending, status }) => pending.test > 0 || status?.phase === 'evaluating');
  const forwardMs = useLab((state) => state.forwardMs);
  const isBusy = useLab(
    ({ isPlaying, isReady, status }) =>
      isPlaying || !isReady || status?.phase.startsWith('training') === true,
  );
  const evaluate = () => (isPast ? evaluatePast(lab) : lab.actions.evaluateAll());
  const plans = useMemo(() => {
    const planOf = (id: string) => planFor(dataset, id);
    // After a completed generation, its student is the teacher.
    return {
      teacher: planOf(isPromoted ? student : teacher),
      student: planOf(student),
      control: planOf(student),
    };
  }, [dataset, isPromoted, teacher, student]);
  return (
    <Scoreboard
      rows={lanes.map((lane) => ({
        lane,
        numParameters: plans[lane].numParameters,
        parameterBytes: plans[lane].parameterBytes,
        numMultiplyAccumulates: plans[lane].numMultiplyAccumulates,
        msPerPicture: forwardMs
          ? lane === 'teacher' && !isPromoted
            ? forwardMs.teacherMs
            : forwardMs.studentMs
          : null,
        accuracy: report?.[lane].accuracy ?? null,
        agreement: report?.[lane].agreement ?? null,
        calibrationError: report?.[lane].calibrationError ?? null,
      }))}
      measured={report && { numPictures: report.numPictures, step: report.step }}
      isTesting={isTesting}
      onEvaluateAll={isBusy ? null : () => void evaluate().catch(() => undefined)}
    />
  );
}
