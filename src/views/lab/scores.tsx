import { useMemo } from 'react';
import { bytesWith } from '@/core/quantise.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { evaluatePast, numGenerationsShown } from '@/state/look-back.ts';
import { shownReport } from '@/state/lab-state.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import { useActorOf } from './use-actor-of.ts';
import { Scoreboard } from './pictures/scoreboard.tsx';

/** Scoreboard: cost and accuracy of each network. */
export function Scores() {
  const { dataset, teacherMembers, student, studentBits } = useLab((state) => state.config);
  const teacher = useLab((state) => teachingModel(state.config));
  const actorOf = useActorOf();
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
  /** An ensemble costs as much as its networks together. */
  const countOf = (lane: Lane) => (lane === 'teacher' && !isPromoted ? teacherMembers : 1);
  const bytesOf = (lane: Lane) =>
    bytesWith(
      plans[lane].layers.flatMap(({ parameters }) => parameters),
      lane === 'teacher' && !isPromoted ? 32 : studentBits,
    );
  return (
    <Scoreboard
      rows={lanes.map((lane) => ({
        lane,
        actor: actorOf(lane),
        numParameters: countOf(lane) * plans[lane].numParameters,
        parameterBytes: countOf(lane) * bytesOf(lane),
        numMultiplyAccumulates: countOf(lane) * plans[lane].numMultiplyAccumulates,
        msPerPicture: forwardMs
          ? lane === 'teacher' && !isPromoted
            ? forwardMs.teacherMs
            : forwardMs.studentMs
          : null,
        accuracy: report?.[lane].accuracy ?? null,
        agreement: report?.[lane].agreement ?? null,
        calibrationError: report?.[lane].calibrationError ?? null,
      }))}
      members={report?.teacherMembers}
      measured={report && { numPictures: report.numPictures, step: report.step }}
      isTesting={isTesting}
      onEvaluateAll={isBusy ? null : () => void evaluate().catch(() => undefined)}
    />
  );
}
