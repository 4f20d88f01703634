import { lazy, Suspense } from 'react';
import { Credits } from './credits.tsx';
import styles from './lab-view.module.css';
import { Loss, Scores } from './ledger.tsx';
import { Notices } from './notices.tsx';
import { Results } from './results.tsx';
import { Setup } from './setup.tsx';
import { Stage } from './stage.tsx';
import { Transport } from './transport.tsx';

/** Below the first screen, and not part of what it waits for. */
const MethodsSection = lazy(async () => ({
  default: (await import('./methods/methods-section.tsx')).MethodsSection,
}));

/** Which classes are recognised: loaded as what it stands above is. */
const RecallCard = lazy(async () => ({
  default: (await import('./recall/recall-card.tsx')).RecallCard,
}));

/** The first screen: a picture and its bars, T and α, Play, the gap, and what stands behind them. */
export function LabView() {
  return (
    <main className={styles['lab']} tabIndex={-1}>
      <Notices />
      <div className={`card ${styles['transport'] ?? ''}`}>
        <Transport />
      </div>
      <div className={`card ${styles['setup'] ?? ''}`}>
        <Setup />
      </div>
      <Stage />
      <div className={styles['results']}>
        <Results />
      </div>
      <div className={`card ${styles['wide'] ?? ''}`}>
        <Loss />
      </div>
      <div className={`card ${styles['wide'] ?? ''}`}>
        <Scores />
      </div>
      <div className={styles['methods']}>
        <Suspense>
          <RecallCard />
        </Suspense>
        <Suspense>
          <MethodsSection />
        </Suspense>
      </div>
      <Credits />
    </main>
  );
}
