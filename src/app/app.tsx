import { BackgroundJobsProvider, type RunInBackground } from '@/state/background-jobs.tsx';
import { LabProvider } from '@/state/lab-context.tsx';
import type { LabStore } from '@/state/lab-store.ts';
import { PageProvider } from '@/state/page-context.tsx';
import type { PageStore } from '@/state/page-store.ts';
import type { SettingsStore } from '@/state/settings-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { PresenterButton } from '@/views/classroom/presenter-button.tsx';
import { BackendChip } from '@/views/lab/backend-chip.tsx';
import { LabView } from '@/views/lab/lab-view.tsx';
import styles from './app.module.css';
import { Header } from './header.tsx';
import { useDocument } from './page-shell.tsx';
import { ShareButton } from './share-button.tsx';
import { Offline } from './offline/offline.tsx';

const PresenterMode = lazyPart(
  async () => (await import('@/views/classroom/presenter-mode.tsx')).PresenterMode,
);

/** An embedded page's; its place is kept until it is loaded. */
const EmbedLine = lazyPart(
  async () => (await import('./embed-line.tsx')).EmbedLine,
  <div className={styles['embedLine']} />,
);

/** Loaded lazily: the first screen does not need them. */
const LessonsButton = lazyPart(
  async () => (await import('@/views/lessons/lessons-button.tsx')).LessonsButton,
  <span className={styles['lessons']} />,
);
const LessonDock = lazyPart(async () => (await import('@/views/lessons/lesson-dock.tsx')).LessonDock);

interface AppProps {
  readonly lab: LabStore;
  readonly page: PageStore;
  readonly settings: SettingsStore;
  readonly runInBackground: RunInBackground;
}

/** The lab's page. */
export function App({ lab, page, settings, runInBackground }: AppProps) {
  const isEmbedded = useStoreState(page, (state) => state.isEmbedded);
  const isPresenting = useStoreState(page, (state) => state.isPresenting);
  const isLesson = useStoreState(page, ({ lesson }) => lesson !== null);
  useDocument(settings);
  return (
    <PageProvider value={page}>
      <LabProvider lab={lab} settings={settings}>
        {isEmbedded ? (
          <EmbedLine />
        ) : (
          <Header settings={settings}>
            <LessonsButton failure="above" />
            <BackendChip />
            <ShareButton />
            <PresenterButton />
          </Header>
        )}
        <div className={styles['frame']} data-lesson={isLesson || undefined}>
          <LessonDock failure={isLesson ? 'above' : 'nothing'} onClose={page.actions.leaveLesson} />
          <div className={styles['page']}>
            <BackgroundJobsProvider value={runInBackground}>
              <LabView />
            </BackgroundJobsProvider>
          </div>
        </div>
        <Offline lab={lab} />
        {isPresenting && <PresenterMode failure="above" onClose={() => page.actions.present(false)} />}
      </LabProvider>
    </PageProvider>
  );
}
