import { useDeferredValue } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import { shownReport } from '@/state/lab-state.ts';
import { useLab } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { Concept } from './concept.tsx';
import styles from './results.module.css';
import { GapNumber } from './pictures/gap-number.tsx';

const Curves = lazyPart(async () => (await import('./curves.tsx')).Curves);

const RepeatsPart = lazyPart(async () => (await import('./repeats/repeats-part.tsx')).RepeatsPart);

const RunAdvice = lazyPart(async () => (await import('./diagnosis/run-advice.tsx')).RunAdvice);

function Gap() {
  const latest = useLab(shownReport);
  const { dataset, steps } = useLab((state) => state.config);
  const isInLesson = useLab((state) => state.isInLesson);
  const isOver = useLab(({ status, past }) => !past && status?.phase === 'finished');
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
      verdict={<RepeatsPart part="verdict" failure="nothing" />}
      isAsked={!isInLesson}
      meaning={<RepeatsPart part="meaning" failure="nothing" />}
      action={
        <div className={styles['repeat']}>
          <RepeatsPart part="button" failure="nothing" />
        </div>
      }
    />
  );
}

/** The accuracy gap, the curves and the repeats; before training the concept card too. */
export function Results() {
  // Deferred like the curves, to split the work when training begins.
  const hasTrained = useDeferredValue(useLab((state) => state.hasTrained));
  return (
    <div className={styles['results']}>
      <div className={`card ${styles['gap'] ?? ''}`} {...spotlight('gap')}>
        <Gap />
      </div>
      {/* The concept card has the place of the curves until there are any: nothing moves when training begins. */}
      <div className={`card ${styles['curves'] ?? ''}`} data-started={hasTrained} {...spotlight('curves')}>
        <Curves />
        {!hasTrained && (
          <div className={styles['concept']}>
            <Concept hasTrained={false} />
          </div>
        )}
      </div>
      {/* Below the curves, so that these stay on a projector's first screen. */}
      <div className={`card ${styles['repeats'] ?? ''}`}>
        <RepeatsPart part="region" />
      </div>
    </div>
  );
}
