import { useTranslation } from 'react-i18next';
import { goalOf, isRunOver } from '@/protocol/run/length.ts';
import { shownError } from '@/state/lab-store.ts';
import { useLab } from '@/state/lab-context.tsx';
import { undoable } from '@/state/discarded-run.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { ownTeacherSteps, teacherGoal } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import styles from './transport.module.css';

/** Loaded when a run has been discarded. */
const UndoRun = lazyPart(async () => (await import('./undo-run.tsx')).UndoRun);
/** Loaded after the first paint; keeps the runs. */
const ContinueOffer = lazyPart(async () => (await import('./runs/continue-offer.tsx')).ContinueOffer);

/** Phase, step and pace of the run. */
export function RunProgress() {
  const { t, i18n } = useTranslation();
  const status = useLab((state) => state.status);
  const config = useLab((state) => state.config);
  const { seed, assistantSteps } = config;
  const generations = useLab((state) => state.series.generations);
  const step = useLab((state) => state.series.steps.at(-1)?.step ?? 0);
  const teacherStep = useLab((state) => state.series.teacherSteps.at(-1)?.step ?? 0);
  const pace = useLab((state) => state.series.pace);
  const isReady = useLab((state) => state.isReady);
  // A lesson shows a job's progress itself; the advice what to press next would be wrong.
  const isJob = useLab((state) => state.status?.jobId != null);
  const canUndo = useLab((state) => undoable(state) !== null);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const hasFailed = useLab((state) => !state.isReady && shownError(state) !== null);
  const enginePhase = status?.phase ?? 'starting';
  // The engine is ready a moment before its answers to the first picture arrive.
  const phase = hasFailed ? 'failed' : enginePhase === 'ready' && !isReady ? 'starting' : enginePhase;
  const ended = { count: generations.length, start: generations.at(-1)?.step ?? 0 };
  // The goal is the step where Play stops; a run that is over shows its own step.
  const goal = isRunOver(config, ended, step) ? step : goalOf(config, ended, step);
  // Play trains a live teacher first, then the assistant, then the students.
  const isTrainingTeacher = phase === 'training-teacher' || (step === 0 && teacherStep < teacherGoal(config));
  const ownSteps = ownTeacherSteps(config);
  const isAssistant = isTrainingTeacher && hasAssistant(config) && teacherStep >= ownSteps;
  const [done, whole] = isAssistant
    ? [teacherStep - ownSteps, assistantSteps]
    : isTrainingTeacher
      ? [teacherStep, Math.max(1, ownSteps, teacherStep)]
      : [step, goal];
  const counted = isAssistant ? 'assistantStepCount' : isTrainingTeacher ? 'teacherStepCount' : 'stepCount';
  const tested = phase === 'evaluating' ? (status?.progress ?? null) : null;
  return (
    <div className={styles['progress']}>
      <p>
        <span
          role="status"
          aria-live={isJob ? 'off' : 'polite'}
          className={styles['phase']}
          data-phase={phase}
        >
          {t(`transport.phase.${isAssistant && phase === 'training-teacher' ? 'training-assistant' : phase}`)}
        </span>
        {canUndo ? <UndoRun failure="nothing" /> : <ContinueOffer failure="nothing" />}
        <small>
          {t('controls.seed')} {seed}
        </small>
      </p>
      <progress
        aria-label={tested === null ? t('curves.step') : t('transport.phase.evaluating')}
        max={tested === null ? whole : 1}
        value={tested ?? done}
      />
      <p>
        <span>
          {t(`transport.${counted}`, {
            step: number.format(done),
            goal: number.format(whole),
          })}
        </span>
        <small>
          {pace &&
            t('transport.pace', {
              ms: pace.msPerStep.toFixed(1),
              examples: number.format(pace.examplesPerSecond),
            })}
        </small>
      </p>
    </div>
  );
}
