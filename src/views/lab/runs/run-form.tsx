import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME, MAX_NOTE, type RunSettings } from '@/state/shelf/summary.ts';
import styles from './runs.module.css';

interface RunFormProps {
  readonly settings: RunSettings;
  readonly onSave: (settings: Pick<RunSettings, 'name' | 'note'>) => void;
  readonly onCancel: () => void;
}

/** Name and note of a run. */
export function RunForm({ settings, onSave, onCancel }: RunFormProps) {
  const { t } = useTranslation('shelf');
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  // The button that opened the form is gone.
  useEffect(() => first.current?.focus(), []);
  const [name, setName] = useState(settings.name);
  const [note, setNote] = useState(settings.note);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ name: name.trim(), note: note.trim() });
      }}
    >
      <label htmlFor={`${id}-name`}>{t('name')}</label>
      <input
        id={`${id}-name`}
        ref={first}
        maxLength={MAX_NAME}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <label htmlFor={`${id}-note`}>{t('note')}</label>
      <textarea
        id={`${id}-note`}
        rows={3}
        maxLength={MAX_NOTE}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={styles['buttons']}>
        <button type="submit">{t('save')}</button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
