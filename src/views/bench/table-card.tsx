import type { ReactNode } from 'react';
import styles from './bench-view.module.css';

interface TableCardProps {
  readonly id: 'ratios' | 'measurements' | 'growth';
  readonly title: string;
  readonly note: string;
  /** Head and body of the table. */
  readonly children: ReactNode;
  /** Below the table. */
  readonly after?: ReactNode;
}

/** A table that scrolls sideways if the screen is too narrow. */
export function TableCard({ id, title, note, children, after }: TableCardProps) {
  const titleId = `bench-${id}`;
  return (
    <div className="card">
      <h2 id={titleId}>{title}</h2>
      <div className={styles['scroll']} role="region" aria-labelledby={titleId} tabIndex={0}>
        <table className={styles['table']}>{children}</table>
      </div>
      {after}
      <p className={styles['note']}>{note}</p>
    </div>
  );
}
