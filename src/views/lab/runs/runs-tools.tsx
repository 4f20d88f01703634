import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/ui/select.tsx';
import { runSorts, type RunQuery, type RunSort } from './list-runs.ts';
import styles from './runs.module.css';

interface RunsToolsProps {
  readonly query: RunQuery;
  readonly onQuery: (query: RunQuery) => void;
  readonly onImport: (files: readonly File[]) => void;
  /** null while there is nothing to save. */
  readonly onExport: (() => void) | null;
}

/** Filter, order, import and export of the runs. */
export function RunsTools({ query, onQuery, onImport, onExport }: RunsToolsProps) {
  const { t } = useTranslation('shelf');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles['tools']}>
      <div className={styles['field']}>
        <label htmlFor={id}>{t('filter')}</label>
        <input
          id={id}
          type="search"
          value={query.text}
          onChange={({ target }) => onQuery({ ...query, text: target.value })}
        />
      </div>
      <Select
        name={t('sort')}
        value={query.sort}
        options={runSorts.map((value) => ({ value, text: t(`sorts.${value}`) }))}
        onChange={(sort) => onQuery({ ...query, sort: sort as RunSort })}
      />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={query.pinnedOnly}
          onChange={({ target }) => onQuery({ ...query, pinnedOnly: target.checked })}
        />
        {t('pinnedOnly')}
      </label>
      <button type="button" onClick={() => input.current?.click()}>
        {t('import')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,.zip"
        aria-label={t('import')}
        onChange={({ target }) => {
          onImport([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      {onExport && (
        <button type="button" title={t('exportNote')} onClick={onExport}>
          {t('exportAll')}
        </button>
      )}
    </div>
  );
}
