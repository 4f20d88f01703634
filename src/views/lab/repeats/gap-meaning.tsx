import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { measuredOf, standingOf, type Standing } from '@/lessons/measured.ts';
import { MIN_SEEDS } from '@/metrics/verdict.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { movedKeys } from '@/protocol/run/trained-settings.ts';
import { compareWithControl } from '@/protocol/repeat/repeat.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { shownReport, type LabState } from '@/state/lab-state.ts';
import { guesses, guessOf } from '@/state/guess-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { Segments } from '@/ui/segments.tsx';
import styles from './gap-meaning.module.css';
import { useResultsHere } from './use-repeats.ts';

/** The claim that a teacher trained on the student's pictures gives less than half of the shipped teacher's gap. */
const CLAIM = { lesson: 'soft-or-hard', name: 'data' } as const;

/** What became of the claim; null if it isn't measured. */
function dataStanding(): Standing | null {
  const measured = measuredOf(CLAIM.lesson);
  const appeared = measured?.claims[CLAIM.name]?.appeared;
  return measured && appeared !== undefined ? standingOf(appeared, measured.seeds) : null;
}

/** Whether a run is one that the claim is about: the shipped teacher, and as few labels, or fewer, as it was measured with. */
const isOfClaim = ({ config }: LabState) =>
  config.teacherWeights === defaultRunConfig.teacherWeights &&
  config.dataset === defaultRunConfig.dataset &&
  config.labelled <= defaultRunConfig.labelled;

/** Number of labelled pictures that the teacher was trained on; null if it is unknown, as for a file's. */
function numTeacherPictures({ config, status, data }: LabState): number | null {
  if (config.teacherWeights === 'live-equal-data') return config.labelled;
  if (config.teacherWeights === 'live') return data?.trainTotal ?? null;
  return status?.teacherCard?.numTrainingPictures ?? null;
}

/** Asks for a guess; it can be skipped. */
function Ask() {
  const { t } = useTranslation('repeats');
  const store = guessOf(useLabStore());
  const guess = useStoreState(store, (state) => state.guess);
  return (
    <Segments
      name={t('guess.title')}
      value={guess ?? 'none'}
      options={guesses.map((value) => ({ value, text: t(`guess.${value}`) }))}
      onChange={(value) => store.setState({ guess: value === 'none' ? null : value })}
    />
  );
}

/** The guess, and at the end of the run what the seeds that were run say about it. */
function Answer() {
  const { t, i18n } = useTranslation('repeats');
  const guess = useStoreState(guessOf(useLabStore()), (state) => state.guess);
  const isOver = useLab(({ status, past }) => !past && status?.phase === 'finished');
  const results = useResultsHere();
  if (guess === null) return null;
  const verdict = compareWithControl(results)?.verdict;
  const seeds = numbersOf(i18n.language).whole(results.length);
  const truth = { ahead: 'student', behind: 'control', 'too-close': 'neither' } as const;
  const answer =
    !verdict || verdict.numSeeds < MIN_SEEDS
      ? t('guess.oneRun')
      : truth[verdict.kind] === guess
        ? t('guess.agree', { seeds })
        : t('guess.differ', { seeds });
  return (
    <p role="status">
      <b>{t('guess.was', { guess: t(`guess.${guess}`) })}</b> {isOver && answer}
    </p>
  );
}

/** Whether settings were changed that act at the next step, while the run rests: what is shown is of the earlier ones. */
function hasMoved({ config, trained, isPlaying }: LabState): boolean {
  const last = trained.at(-1);
  return !isPlaying && last !== undefined && movedKeys(last, config).length > 0;
}

/** Where the gap comes from: what the teacher saw, beside what the students saw. */
function Source() {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  const { labelled } = useLab((state) => state.config);
  const numTeacher = useLab(numTeacherPictures);
  const isAhead = useLab((state) => {
    const report = shownReport(state);
    return report !== null && report.student.accuracy > report.control.accuracy;
  });
  const isMeasured = useLab(isOfClaim);
  const isOfEarlier = useLab(hasMoved);
  if (isOfEarlier) return <p role="status">{t('source.moved')}</p>;
  if (numTeacher === null) return null;
  const standing = isAhead && isMeasured ? dataStanding() : null;
  const kind =
    numTeacher <= labelled
      ? 'same'
      : standing === 'holds'
        ? 'mostly'
        : standing === 'often'
          ? 'oftenMostly'
          : 'more';
  return (
    <p>{t(`source.${kind}`, { teacher: numbers.whole(numTeacher), students: numbers.whole(labelled) })}</p>
  );
}

/** Below the gap: a question before training; afterwards the guess, and what the gap means and doesn't. */
export function GapMeaning() {
  const isBefore = useLab(({ isPlaying, series }) => !isPlaying && series.steps.at(-1) === undefined);
  // A lesson asks its own questions.
  const isInLesson = useLab((state) => state.isInLesson || state.status?.jobId != null);
  return (
    <div className={styles['meaning']}>
      {isBefore ? (
        !isInLesson && <Ask />
      ) : (
        <>
          {!isInLesson && <Answer />}
          <Source />
        </>
      )}
    </div>
  );
}
