import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { NumberTable } from './number-table.tsx';

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

/** A curve's points as a table. */
export function CurveTable({ columns, rows, ...rest }: CurveTableProps) {
  const { t, i18n } = useTranslation();
  const { whole } = numbersOf(i18n.language);
  return (
    <NumberTable
      isLow
      columns={[t('curves.step'), ...columns]}
      rows={() => rows().map(({ step, cells }) => ({ name: whole(step), cells }))}
      {...rest}
    />
  );
}
