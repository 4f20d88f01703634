import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import type { LabStore } from '../lab-store.ts';
import { rewound } from '../metrics-series.ts';
import type { LiveRun } from './live-run.ts';
import { readAs } from './rows.ts';
import { seriesOfRecord } from './series-of-record.ts';
import type { Shelf } from './shelf.ts';
import { ShelfError } from './shelf-error.ts';
import type { OpenTabs } from './tabs.ts';

/** The lab that a stored run is restored into, and its helpers. */
export interface Restorer {
  readonly lab: LabStore;
  readonly shelf: Shelf;
  readonly tabs: OpenTabs;
  readonly live: LiveRun;
}

/** Settles when the latest restoration has ended, by lab: two at once would each take the lab from the other. */
const latest = new WeakMap<LabStore, Promise<void>>();

/**
 * Restores a stored run into the lab, paused at the step of its checkpoint, with its curves. The run that the
 * lab had can be restored by Undo.
 *
 * An unfinished run goes on as itself; a finished one stays on the shelf as it is, and further steps make
 * another run.
 *
 * @throws ShelfError 'missing' without weights, 'taken' while another tab trains it, 'unreadable';
 *   SnapshotError, LayerError for weights that do not fit. Nothing changes then;
 *   any later error, of the engine, leaves an unfinished run to this tab.
 */
export function restoreRun(restorer: Restorer, id: string): Promise<void> {
  const work = (latest.get(restorer.lab) ?? Promise.resolve()).then(() => restoreOne(restorer, id));
  latest.set(
    restorer.lab,
    work.catch(() => undefined),
  );
  return work;
}

async function restoreOne({ lab, shelf, tabs, live }: Restorer, id: string): Promise<void> {
  // The run that the lab shows goes on from its latest step.
  if (live.id() === id) await live.save();
  const [record, bytes] = await Promise.all([shelf.record(id), shelf.checkpoint(id)]);
  if (!bytes) throw new ShelfError('missing', `run ${id} has no weights`, { id });
  const snapshot = readAs(id, () => unpackSnapshot(bytes));
  await lab.actions.inspect('checkSnapshot', { snapshot });
  const isOver = record.end.status === 'finished';
  const revision = isOver ? null : await shelf.claim(id, tabs.id, tabs.isOpen);
  if (revision !== null) live.release(id);
  const { configure, restart } = lab.actions;
  // A new run keeps the present one for Undo, which names what has changed.
  await (lab.getState().hasTrained ? restart : configure)({ ...snapshot.config });
  await lab.actions.restore(snapshot);
  const { runId = 0 } = lab.getState().status ?? {};
  if (revision !== null) live.adopt(runId, record, revision);
  lab.setState({
    series: rewound(seriesOfRecord(record, runId), snapshot),
    trained: snapshot.trained?.map(({ config }) => config) ?? [snapshot.config],
    hasTrained: true,
    fullReport: null,
  });
}
