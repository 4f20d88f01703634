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
}

/** The numbers of a chart as a table that opens on demand. */
export function NumberTable({ title, columns, rows }: NumberTableProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles['numbers']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <div role="group" tabIndex={0} aria-label={title}>
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
