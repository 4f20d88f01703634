import { Download, Trash2, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { asCsv } from '@/protocol/classroom/class-csv.ts';
import { accuraciesOf } from '@/protocol/classroom/class-result.ts';
import type { ClassResultsStore, KeptResult } from '@/state/class-results-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { downloadCsv } from '@/ui/download.ts';
import { useKeptFocus } from '@/ui/use-kept-focus.ts';
import styles from './class-view.module.css';

interface ResultRowProps {
  readonly result: KeptResult;
  /** Whether the table has a column for the test. */
  readonly hasTest: boolean;
  readonly onRemove: () => void;
}

function ResultRow({ result, hasTest, onRemove }: ResultRowProps) {
  const { t, i18n } = useTranslation('classroom');
  const numbers = numbersOf(i18n.language);
  const { student, control, difference } = accuraciesOf(result);
  const { nickname, config } = result;
  const testText = ({ test }: KeptResult) => {
    if (!test) return '–';
    const { before, after, further } = test;
    return t('results.testCell', { before: before ?? '–', after: after ?? '–', further: further ?? '–' });
  };
  const name = t('results.remove', { seed: config.seed, name: nickname }).trim();
  return (
    <tr>
      <th scope="row">{nickname === '' ? t('results.noName') : nickname}</th>
      <td>{config.seed}</td>
      <td>{numbers.percent(student)}</td>
      <td>{numbers.percent(control)}</td>
      <td>{numbers.signedPoints(difference)}</td>
      <td>{numbers.whole(result.numPictures)}</td>
      {hasTest && <td>{testText(result)}</td>}
      <td>
        <button type="button" aria-label={name} title={name} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
}

const columns = [
  'nickname',
  'seed',
  'student',
  'control',
  'difference',
  'pictures',
  'test',
  'remove',
] as const;

interface ResultTableProps {
  readonly store: ClassResultsStore;
  /** Results of the selected settings. */
  readonly results: readonly KeptResult[];
}

/** All shown results in a table, with export and clear. */
export function ResultTable({ store, results }: ResultTableProps) {
  const { t } = useTranslation('classroom');
  const { remove, clear, undo } = store.actions;
  const all = useStoreState(store, (state) => state.results);
  const isUndoable = useStoreState(store, (state) => state.isUndoable);
  const { heading, watch } = useKeptFocus<HTMLHeadingElement>();
  const isEmpty = all.length === 0;
  const hasTest = results.some(({ test }) => test !== null);
  return (
    <div {...watch} className="card">
      <div className={styles['tableHead']}>
        <h3 ref={heading} id="class-table" tabIndex={-1}>
          {t('results.table')}
        </h3>
        <button
          type="button"
          aria-disabled={isEmpty}
          onClick={() => isEmpty || downloadCsv('class-results.csv', asCsv(all))}
        >
          <Download aria-hidden="true" />
          {t('results.csv')}
        </button>
        {/* Not `disabled`: the focus would be lost with the press that empties the list. */}
        <button type="button" aria-disabled={isEmpty} onClick={() => isEmpty || clear()}>
          <Trash2 aria-hidden="true" />
          {t('results.clear')}
        </button>
        <span role="status">{isUndoable && t('results.cleared')}</span>
        {isUndoable && (
          <button type="button" onClick={undo}>
            <Undo2 aria-hidden="true" />
            {t('results.undo')}
          </button>
        )}
      </div>
      {results.length > 0 && (
        <div className={styles['scroll']} role="region" aria-labelledby="class-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns
                  .filter((column) => column !== 'test' || hasTest)
                  .map((column) => (
                    <th key={column} scope="col">
                      {t(`results.columns.${column}`)}
                    </th>
                  ))}
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <ResultRow
                  key={result.code}
                  result={result}
                  hasTest={hasTest}
                  onRemove={() => remove(result.code)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
