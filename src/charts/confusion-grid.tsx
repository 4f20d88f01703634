import { useRef, useState, type KeyboardEvent } from 'react';
import { entryAt } from '@/core/checked.ts';
import type { Lane } from '@/core/lane.ts';
import type { Confusion } from '@/metrics/recall.ts';
import styles from './confusion-grid.module.css';

/** A cell: the pictures of a class that were answered with a class. */
export interface ConfusionCell {
  readonly label: number;
  readonly answer: number;
}

interface ConfusionGridProps {
  readonly lane: Lane;
  readonly confusion: Confusion;
  readonly classNames: readonly string[];
  /** Accessible name of the grid. */
  readonly name: string;
  /** Text of the corner: which axis is which. */
  readonly corner: string;
  readonly nameOf: (cell: ConfusionCell, numPictures: number) => string;
  readonly format: (count: number) => string;
  readonly chosen: ConfusionCell | null;
  readonly onChoose: (cell: ConfusionCell) => void;
}

/** The cell after a key press; null for other keys. */
function cellAfter(event: KeyboardEvent, { label, answer }: ConfusionCell, last: number) {
  const clamp = (value: number) => Math.max(0, Math.min(last, value));
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey || metaKey) return null;
  if (key === 'Home') return { label: ctrlKey ? 0 : label, answer: 0 };
  if (key === 'End') return { label: ctrlKey ? last : label, answer: last };
  if (ctrlKey) return null;
  if (key === 'ArrowRight') return { label, answer: clamp(answer + 1) };
  if (key === 'ArrowLeft') return { label, answer: clamp(answer - 1) };
  if (key === 'ArrowDown') return { label: clamp(label + 1), answer };
  return key === 'ArrowUp' ? { label: clamp(label - 1), answer } : null;
}

/**
 * A confusion matrix: a row per class, a column per answer. One Tab stop; arrow keys move, Enter or a click chooses.
 *
 * Right answers are shaded by the share of their class, wrong ones by the largest wrong cell, so that they show.
 */
export function ConfusionGrid(props: ConfusionGridProps) {
  const { lane, confusion, classNames, name, corner, nameOf, format, chosen, onChoose } = props;
  const { counts, numClasses } = confusion;
  const grid = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState<ConfusionCell>({ label: 0, answer: 0 });
  const countAt = ({ label, answer }: ConfusionCell) => entryAt(counts, label * numClasses + answer);
  const rows = Array.from({ length: numClasses }, (_, label) => ({
    label,
    total: counts
      .subarray(label * numClasses, (label + 1) * numClasses)
      .reduce((sum, count) => sum + count, 0),
    cells: Array.from({ length: numClasses }, (__, answer) => ({ label, answer })),
  }));
  const worst = Math.max(
    1,
    ...rows.flatMap(({ cells }) => cells.map((cell) => (cell.label === cell.answer ? 0 : countAt(cell)))),
  );
  const press = (event: KeyboardEvent, cell: ConfusionCell) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(cell);
      return;
    }
    const next = cellAfter(event, cell, numClasses - 1);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    const element = grid.current?.rows[next.label]?.cells[next.answer + 1];
    element?.focus();
  };
  return (
    <table
      // A table that is moved through by arrow keys is a grid to assistive technology.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={name}
      className={styles['grid']}
      data-actor={lane}
      data-long={classNames.some((each) => each.length > 3)}
    >
      <thead>
        <tr>
          <td className={styles['corner']}>{corner}</td>
          {classNames.map((className) => (
            <th key={className} scope="col">
              <span>{className}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={grid}>
        {rows.map(({ label, total, cells }) => (
          <tr key={label}>
            <th scope="row">
              <span>{classNames[label]}</span>
            </th>
            {cells.map((cell) => {
              const count = countAt(cell);
              const isRight = cell.label === cell.answer;
              const isChosen = chosen?.label === cell.label && chosen.answer === cell.answer;
              const isFocused = focused.label === cell.label && focused.answer === cell.answer;
              const share = isRight ? count / Math.max(1, total) : Math.sqrt(count / worst);
              return (
                <td
                  key={cell.answer}
                  // Not every tool derives it from the table's role.
                  // oxlint-disable-next-line jsx-a11y/no-redundant-roles
                  role="gridcell"
                  tabIndex={isFocused ? 0 : -1}
                  aria-label={nameOf(cell, count)}
                  aria-selected={isChosen}
                  data-right={isRight}
                  style={{ '--share': share }}
                  onClick={() => {
                    setFocused(cell);
                    onChoose(cell);
                  }}
                  onKeyDown={(event) => press(event, cell)}
                >
                  {count > 0 && format(count)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
