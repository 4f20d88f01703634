import {
  FileArchive,
  FileJson,
  FileOutput,
  Pencil,
  Pin,
  PinOff,
  RotateCcw,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import type { RunSettings, ShelfRun } from '@/state/shelf/summary.ts';
import type { ListedRun } from './list-runs.ts';
import { sizeText, timeText } from './run-formats.ts';
import { RunForm } from './run-form.tsx';
import styles from './runs.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** The actions of a run's row. */
export interface RunActions {
  readonly choose: (id: string, isChosen: boolean) => void;
  readonly change: (id: string, settings: Partial<RunSettings>) => void;
  readonly restore: (row: ListedRun) => void;
  readonly remove: (row: ListedRun) => void;
  readonly saveJson: (run: ShelfRun) => void;
  readonly saveZip: (runs: readonly ShelfRun[]) => void;
  /** Opens the exports of a run that has weights. */
  readonly exportRun: (row: ListedRun) => void;
}

interface RunRowProps {
  readonly row: ListedRun;
  readonly isChosen: boolean;
  /** Whether an open tab has it in its lab. */
  readonly isOpen: boolean;
  readonly actions: RunActions;
}

interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly action: string;
  readonly run: string;
  readonly note?: string;
  readonly onPress: () => void;
}

function IconButton({ icon: Icon, action, run, note, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${action}: ${run}`}
      title={note ? `${action}. ${note}` : action}
      onClick={onPress}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

/** A run in the table, with its actions. */
export const RunRow = memo(function RunRow({ row, isChosen, isOpen, actions }: RunRowProps) {
  const { t, i18n } = useTranslation('shelf');
  const numbers = numbersOf(i18n.language);
  const [isEditing, setIsEditing] = useState(false);
  const { run, name, changes } = row;
  const { id, settings, accuracy, step, goal, status, checkpointBytes, recordBytes } = run;
  const isOver = status === 'finished' || step >= goal;
  const hasWeights = checkpointBytes > 0;
  const { isPinned, note } = settings;
  return (
    <tr data-chosen={isChosen}>
      <td>
        <span className={styles['check']}>
          <input
            type="checkbox"
            aria-label={t('select', { name })}
            checked={isChosen}
            onChange={({ target }) => actions.choose(id, target.checked)}
          />
        </span>
      </td>
      <th scope="row">
        {isEditing ? (
          <RunForm
            settings={settings}
            onCancel={() => setIsEditing(false)}
            onSave={(next) => {
              setIsEditing(false);
              actions.change(id, next);
            }}
          />
        ) : (
          <div className={styles['run']}>
            <Thumbnail values={run.thumbnail} />
            <div>
              <strong>{name}</strong>
              {name !== changes && <small>{changes}</small>}
              {note && <small className={styles['note']}>{note}</small>}
            </div>
          </div>
        )}
      </th>
      <td>
        {isOver ? numbers.whole(step) : t('stepOf', { step: numbers.whole(step), goal: numbers.whole(goal) })}
        <small>{t(`status.${isOver ? 'finished' : isOpen ? 'live' : status}`)}</small>
      </td>
      <td>{accuracy ? numbers.percent(accuracy.student) : '–'}</td>
      <td>{accuracy ? numbers.percent(accuracy.control) : '–'}</td>
      <td>
        {accuracy ? numbers.signedPoints(accuracy.student - accuracy.control) : '–'}
        {accuracy?.numPictures && (
          <small>{t('onPictures', { pictures: numbers.whole(accuracy.numPictures) })}</small>
        )}
      </td>
      <td>{timeText(i18n.language, run.savedAt)}</td>
      <td>
        {sizeText(i18n.language, checkpointBytes + recordBytes)}
        <small>{t(hasWeights ? 'withWeights' : 'withoutWeights')}</small>
      </td>
      <td>
        <div className={styles['actions']}>
          <IconButton
            icon={isPinned ? PinOff : Pin}
            action={t(isPinned ? 'unpin' : 'pin')}
            run={name}
            note={t('pinNote')}
            onPress={() => actions.change(id, { isPinned: !isPinned })}
          />
          <IconButton
            icon={RotateCcw}
            action={t(hasWeights ? 'restore' : 'restoreSettings')}
            run={name}
            note={t(hasWeights ? 'restoreNote' : 'settingsNote')}
            onPress={() => actions.restore(row)}
          />
          <IconButton icon={Pencil} action={t('edit')} run={name} onPress={() => setIsEditing(true)} />
          <IconButton
            icon={FileJson}
            action={t('exportJson')}
            run={name}
            note={t('exportNote')}
            onPress={() => actions.saveJson(run)}
          />
          <IconButton
            icon={FileArchive}
            action={t('exportZip')}
            run={name}
            note={t('exportNote')}
            onPress={() => actions.saveZip([run])}
          />
          {hasWeights && (
            <IconButton
              icon={FileOutput}
              action={t('exportRun')}
              run={name}
              onPress={() => actions.exportRun(row)}
            />
          )}
          <IconButton icon={Trash2} action={t('remove')} run={name} onPress={() => actions.remove(row)} />
        </div>
      </td>
    </tr>
  );
});
