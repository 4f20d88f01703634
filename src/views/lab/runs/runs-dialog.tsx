import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabStore } from '@/state/lab-context.tsx';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import { restoreRun } from '@/state/shelf/restore-run.ts';
import type { RemovedRun } from '@/state/shelf/shelf-types.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { ExportDialog } from '../export-part.tsx';
import { ChosenRuns } from './chosen-runs.tsx';
import { listRuns, type ListedRun, type RunQuery } from './list-runs.ts';
import type { RunActions } from './run-row.tsx';
import { RunsTable } from './runs-table.tsx';
import { RunsTools } from './runs-tools.tsx';
import { ShelfMessages } from './shelf-messages.tsx';
import styles from './runs.module.css';
import { useOpenRuns } from './use-open-runs.ts';
import { useRunFiles } from './use-run-files.ts';
import { useRunTexts } from './use-run-texts.ts';

/** The visitor's last action, with a way back. */
interface Done {
  readonly text: string;
  readonly removed?: RemovedRun;
  readonly name?: string;
}

const everything: RunQuery = { text: '', pinnedOnly: false, sort: 'newest' };

/** The shelf: every kept run, to compare, restore, name, save and delete. */
export function RunsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('shelf');
  const { whole } = numbersOf(i18n.language);
  const lab = useLabStore();
  const restorer = restorerOf(lab);
  const { shelf, live } = restorer;
  const files = useRunFiles(shelf);
  const runs = useStoreState(shelf, (state) => state.runs);
  const texts = useRunTexts(runs.some(({ settings }) => settings.lesson !== undefined));
  const isLoaded = useStoreState(shelf, (state) => state.isLoaded);
  const [query, setQuery] = useState(everything);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [exported, setExported] = useState<ListedRun | null>(null);
  const openIds = useOpenRuns(restorer, runs);
  const undo = useRef<HTMLButtonElement>(null);
  const removing = useRef(new Set<string>());
  useEffect(() => {
    const stop = shelf.watch();
    void shelf.refresh();
    void live.save();
    return stop;
  }, [shelf, live]);
  useEffect(() => {
    // The row's button is gone: the way back is the next thing to reach.
    if (done?.removed) undo.current?.focus();
  }, [done]);
  // The words depend on the runs and the language alone.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const rows = useMemo(() => texts.rows(runs), [runs, i18n.language, texts.areLessonsNamed]);
  const shown = useMemo(() => listRuns(rows, query), [rows, query]);

  const attempt = async (work: () => Promise<Done | void>) => {
    setError(null);
    try {
      setDone((await work()) ?? null);
    } catch (thrown) {
      // A deleted run can still be brought back.
      setDone((before) => (before?.removed ? before : null));
      setError(thrown);
    }
  };
  const restore = async ({ run, name }: ListedRun): Promise<Done | void> => {
    if (run.checkpointBytes > 0) {
      await restoreRun(restorer, run.id);
      return { text: t('restored', { name, step: whole(run.checkpointStep ?? run.step) }) };
    }
    await lab.actions.configure({ ...run.config });
    await lab.actions.reset();
    return { text: t('restored', { name, step: whole(0) }) };
  };
  const remove = async ({ run, name }: ListedRun): Promise<Done> => {
    const isLive = run.id === live.id();
    const removed = await shelf.remove(run.id).finally(() => removing.current.delete(run.id));
    setChosen((before) => new Set([...before].filter((id) => id !== run.id)));
    return { text: t(isLive ? 'removedLive' : 'removed', { name }), removed, name };
  };
  const actions = useMemo<RunActions>(
    () => ({
      choose: (id, isChosen) =>
        setChosen((before) =>
          isChosen ? new Set([...before, id]) : new Set([...before].filter((each) => each !== id)),
        ),
      change: (id, settings) => void attempt(() => shelf.change(id, settings)),
      restore: (row) => void attempt(() => restore(row)),
      remove: (row) => {
        // The second click of a double click finds the row still here.
        if (removing.current.has(row.run.id)) return;
        removing.current.add(row.run.id);
        void attempt(() => remove(row));
      },
      saveJson: (run) => void attempt(() => files.saveJson(run)),
      exportRun: setExported,
      saveZip: (wanted) => void attempt(() => files.saveZip(wanted)),
    }),
    // The same for all rows, so that one row's change does not draw the others again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [shelf, i18n.language],
  );
  const putBack = ({ removed, name = '' }: Done) =>
    attempt(async () => {
      if (removed) await shelf.putBack(removed);
      return { text: t('undone', { name }) };
    });
  return (
    <Dialog title={t('title')} closeName={t('close')} hasCards onClose={onClose}>
      <section aria-label={t('title')} className={styles['runs']}>
        <ShelfMessages shelf={shelf} error={error} />
        <RunsTools
          query={query}
          onQuery={setQuery}
          onImport={(given) => void attempt(async () => ({ text: await files.read(given) }))}
          onExport={runs.length > 0 ? () => void attempt(() => files.saveZip(runs)) : null}
        />
        <p role="status" className={styles['done']}>
          {done?.text}{' '}
          {done?.removed && (
            <button ref={undo} type="button" onClick={() => void putBack(done)}>
              {t('undo')}
            </button>
          )}
        </p>
        {!isLoaded && <p className={styles['hint']}>{t('loading')}</p>}
        {isLoaded && shown.length === 0 && (
          <p className={styles['hint']}>{t(runs.length > 0 ? 'noMatch' : 'empty')}</p>
        )}
        {shown.length > 0 && <RunsTable rows={shown} chosen={chosen} openIds={openIds} actions={actions} />}
        {shown.length > 0 && (
          <ChosenRuns
            shelf={shelf}
            rows={rows.filter(({ run }) => chosen.has(run.id))}
            onClear={() => setChosen(new Set())}
            onError={setError}
          />
        )}
      </section>
      {exported && (
        <ExportDialog
          failure="above"
          run={{ id: exported.run.id, name: exported.name }}
          onClose={() => setExported(null)}
        />
      )}
    </Dialog>
  );
}
