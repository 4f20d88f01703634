import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedRun } from './list-runs.ts';
import { RunRow, type RunActions } from './run-row.tsx';
import styles from './runs.module.css';

interface RunsTableProps {
  readonly rows: readonly ListedRun[];
  readonly chosen: ReadonlySet<string>;
  /** Runs that an open tab has in its lab. */
  readonly openIds: ReadonlySet<string>;
  readonly actions: RunActions;
}

/** Rows that are drawn at once: hundreds would make the dialog slow to open. */
const PAGE = 25;

const columns = ['select', 'run', 'step', 'student', 'control', 'gap', 'saved', 'size', 'actions'] as const;

/** The runs that a query asks for. */
export function RunsTable({ rows, chosen, openIds, actions }: RunsTableProps) {
  const { t } = useTranslation('shelf');
  const [shown, setShown] = useState(PAGE);
  const rest = rows.length - shown;
  return (
    <>
      <div className={styles['scroll']} role="group" tabIndex={0} aria-label={t('title')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <RunRow
                key={row.run.id}
                row={row}
                isChosen={chosen.has(row.run.id)}
                isOpen={openIds.has(row.run.id)}
                actions={actions}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" className={styles['more']} onClick={() => setShown(shown + 4 * PAGE)}>
          {t('more', { count: Math.min(rest, 4 * PAGE) })}
        </button>
      )}
    </>
  );
}
