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

/** The first screen: a picture and its bars, T and α, Play, the gap, and what stands behind them. */
export function LabView() {
  return (
    <main className={styles['lab']} tabIndex={-1}>
      <Notices />
      <div className={`card ${styles['transport'] ?? ''}`}>
        <Transport />
      </div>
      <div className={`card ${styles['setup'] ?? ''}`} data-spotlight="setup">
        <Setup />
      </div>
      <Stage />
      <div className={styles['results']}>
        <Results />
      </div>
      <div className={`card ${styles['wide'] ?? ''}`} data-spotlight="loss">
        <Loss />
      </div>
      <div className={`card ${styles['wide'] ?? ''}`} data-spotlight="scores">
        <Scores />
      </div>
      <div className={styles['methods']}>
        <Suspense>
          <MethodsSection />
        </Suspense>
      </div>
      <Credits />
    </main>
  );
}
