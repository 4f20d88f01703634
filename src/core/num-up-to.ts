interface Rows<Row> {
  readonly length: number;
  readonly at: (index: number) => Row | undefined;
}

/** Number of rows up to the last one that is kept; 0 if none is. */
export function numUpTo<Row>(rows: Rows<Row>, isKept: (row: Row) => boolean): number {
  let count = rows.length;
  while (count > 0) {
    const row = rows.at(count - 1);
    if (row !== undefined && isKept(row)) break;
    count -= 1;
  }
  return count;
}
