import { useDeferredValue } from 'react';
import { useLab } from '@/state/lab-context.tsx';
import { usePage } from '@/state/page-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { Actors } from './actors.tsx';
import { Concept } from './concept.tsx';
import styles from './lab-view.module.css';
import { Notices } from './notices.tsx';
import { Results } from './results.tsx';
import { Setup } from './setup.tsx';
import { Shown } from './shown.tsx';
import { Stage } from './stage.tsx';
import { Transport } from './transport.tsx';

/** Loaded lazily: it is below the first screen. */
const LowerParts = lazyPart(async () => (await import('./lower-parts.tsx')).LowerParts);

/** Its height is kept while it loads: it may be at the foot of a large first screen. */
const Loss = lazyPart(async () => (await import('./loss.tsx')).Loss, <div className={styles['loss']} />);
const Scores = lazyPart(async () => (await import('./scores.tsx')).Scores);
const Credits = lazyPart(async () => (await import('./credits.tsx')).Credits);
const HiddenNote = lazyPart(async () => (await import('./hidden-note.tsx')).HiddenNote);

/** The lab: a picture with its bars, T and α, Play, the accuracy gap, and the details below. */
export function LabView() {
  const isSetupHidden = usePage(({ hidden }) => hidden.includes('setup'));
  const isPartHidden = usePage(({ hidden }) => hidden.length > 0);
  const isEmbedded = usePage((state) => state.isEmbedded);
  // Deferred like the curves, to split the work when training begins.
  const hasTrained = useDeferredValue(useLab((state) => state.hasTrained));
  return (
    <main className={styles['lab']} tabIndex={-1}>
      <Notices />
      <div className={`card ${styles['transport'] ?? ''}`}>
        <Transport />
      </div>
      <Actors />
      {/* Rendered even if empty: the grid needs the row, since the results begin below it. */}
      <div className={`${isSetupHidden ? '' : 'card'} ${styles['setup'] ?? ''}`} {...spotlight('setup')}>
        <Shown part="setup">
          <Setup />
        </Shown>
        {isPartHidden && <HiddenNote />}
      </div>
      <Stage />
      <div className={styles['results']}>
        <Results />
      </div>
      <Shown part="loss">
        <div className={`card ${styles['wide'] ?? ''}`} {...spotlight('loss')}>
          <Loss />
        </div>
      </Shown>
      <div className={`${styles['wide'] ?? ''} ${styles['scores'] ?? ''}`}>
        <Shown part="scores">
          <div className="card" {...spotlight('scores')}>
            <Scores />
          </div>
        </Shown>
        {/* On this side: the curves beside it are higher now than the card was, in whose place they are. */}
        {hasTrained && (
          <div className="card">
            <Concept hasTrained />
          </div>
        )}
      </div>
      <div className={styles['methods']}>
        <LowerParts />
      </div>
      {!isEmbedded && <Credits />}
    </main>
  );
}
