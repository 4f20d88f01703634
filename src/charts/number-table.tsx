import { useState } from 'react';
import styles from './number-table.module.css';

interface NumberRow {
  readonly name: string;
  readonly cells: readonly string[];
}

interface NumberTableProps {
  readonly title: string;
  /** Header of the rows' names, then of each cell. */
  readonly columns: readonly string[];
  /** Called only while the table is open. */
  readonly rows: () => readonly NumberRow[];
  /** Stands above the table. */
  readonly note?: string | null;
  /** Whether it stands in a narrow column, where it may not become tall. */
  readonly isLow?: boolean;
}

/** The numbers of a chart as a table; builds rows only while open: they may change up to ten times a second. */
export function NumberTable({ title, columns, rows, note = null, isLow = false }: NumberTableProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles['numbers']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <div role="group" tabIndex={0} aria-label={title} data-low={isLow}>
          {note !== null && <p>{note}</p>}
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows().map(({ name, cells }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
