import { knowKeptDatasets } from '@/datasets/own/kept.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { perLab } from '../per-lab.ts';
import { openDatabase } from './database.ts';
import { followLiveRun } from './live-run.ts';
import type { Restorer } from './restore-run.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { isOfRecord, noSettings } from './summary.ts';
import { browserTabs } from './tabs.ts';

const CHANNEL = 'distillation-playground-shelf';

let opened: Shelf | null = null;

/** The browser's shelf, opened once a page. */
function pageShelf(): Shelf {
  if (opened) return opened;
  let channel: BroadcastChannel | null = null;
  const shelf = createShelf({
    open: async (onClosed) => {
      // Runs on datasets that the visitor made are unreadable without them.
      await knowKeptDatasets();
      return openDatabase(onClosed);
    },
    announce: () => channel?.postMessage('changed'),
    // Missing on pages that are served over plain HTTP.
    persist: async () => (await navigator.storage.persisted()) || navigator.storage.persist(),
  });
  const listen = () => {
    channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
    channel?.addEventListener('message', () => void shelf.refreshWatched());
  };
  listen();
  // A page with an open channel or database may be refused the back/forward cache.
  addEventListener('pagehide', () => {
    channel?.close();
    channel = null;
    shelf.close();
  });
  addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    listen();
    void shelf.refreshWatched();
  });
  opened = shelf;
  return shelf;
}

/** The shelf, tabs and live run of a lab; following the live run begins with the first call. */
export const restorerOf = perLab((lab): Restorer => {
  const [shelf, tabs] = [pageShelf(), browserTabs()];
  return { lab, shelf, tabs, live: followLiveRun(lab, shelf, tabs) };
});

/**
 * Keeps the run of a job, if it has any step; a failure does not affect the job.
 *
 * @param checkpoint of the engine after the job; not kept if another run was there already
 * @param lesson id of the lesson that ran it
 */
export async function keepJob(
  record: RunRecord,
  checkpoint: Checkpoint | null,
  lesson?: string,
): Promise<void> {
  if (record.curves.student.step.length + record.curves.teacher.step.length === 0) return;
  try {
    await pageShelf().keep({
      record,
      checkpoint: checkpoint && isOfRecord(record, checkpoint) ? checkpoint : null,
      owner: null,
      revision: null,
      settings: lesson === undefined ? noSettings : { ...noSettings, lesson },
    });
  } catch {
    // The shelf shows what is wrong when it is opened.
  }
}
