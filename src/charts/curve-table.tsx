import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './training-curves.module.css';

/** A table row: a step and one cell per column. */
interface CurveRow {
  readonly step: number;
  readonly cells: readonly string[];
}

interface CurveTableProps {
  readonly title: string;
  /** Headers of the columns after the step. */
  readonly columns: readonly string[];
  /** Called only while the table is open. */
  readonly rows: () => readonly CurveRow[];
  readonly note?: string | null;
}

/** A curve's points as a table; builds rows only while open: they change up to ten times a second. */
export function CurveTable({ title, columns, rows, note = null }: CurveTableProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { whole } = numbersOf(i18n.language);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <>
          {note !== null && <p className={styles['picked']}>{note}</p>}
          <div className={styles['table']} role="group" tabIndex={0} aria-label={title}>
            <table>
              <thead>
                <tr>
                  {[t('curves.step'), ...columns].map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows().map(({ step, cells }) => (
                  <tr key={step}>
                    <th scope="row">{whole(step)}</th>
                    {columns.map((column, index) => (
                      <td key={column}>{cells[index]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </details>
  );
}
