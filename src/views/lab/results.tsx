import { useDeferredValue } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import { shownReport } from '@/state/lab-state.ts';
import { useLab, useSettings } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import styles from './results.module.css';
import { GapNumber } from './pictures/gap-number.tsx';

const Curves = lazyPart(async () => (await import('./curves.tsx')).Curves);

const RepeatsPart = lazyPart(async () => (await import('./repeats/repeats-part.tsx')).RepeatsPart);

const ConceptCard = lazyPart(async () => (await import('./pictures/concept-card.tsx')).ConceptCard);

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

/** Concept card: open until the first press of Play, then collapsed, unless the visitor has toggled it. */
function Concept({ hasTrained }: { readonly hasTrained: boolean }) {
  const [{ concept }, settings] = useSettings();
  const isOpen = concept === 'auto' ? !hasTrained : concept === 'open';
  return (
    <div className={styles['concept']} data-open={isOpen}>
      <ConceptCard isOpen={isOpen} onToggle={() => settings.setConcept(isOpen ? 'closed' : 'open')} />
    </div>
  );
}

/** The accuracy gap, the curves, the repeats and the concept card. */
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
        {!hasTrained && <Concept hasTrained={false} />}
      </div>
      {/* Below the curves, so that these stay on a projector's first screen. */}
      <div className={`card ${styles['repeats'] ?? ''}`}>
        <RepeatsPart part="region" />
      </div>
      {hasTrained && (
        <div className="card">
          <Concept hasTrained />
        </div>
      )}
    </div>
  );
}
