import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOptions } from '@/export/input.ts';
import { exporters, type ExportKind, type MenuOption } from '@/export/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { Select } from '@/ui/select.tsx';
import styles from './export-dialog.module.css';
import { useExport, useExportErrors } from './use-export.ts';

interface KindProps {
  readonly kind: ExportKind;
  readonly options: readonly MenuOption[];
  readonly isDisabled: boolean;
  readonly onSave: (options: ExportOptions) => void;
}

/** One kind of export, with its options. */
function Kind({ kind, options, isDisabled, onSave }: KindProps) {
  const { t } = useTranslation('export');
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const chosen = Object.fromEntries(options.map(({ key, values }) => [key, changed[key] ?? values[0] ?? '']));
  return (
    <li>
      {/* Not `disabled` while a file is written: the button would lose the focus. */}
      <button
        type="button"
        aria-describedby={`export-${kind}`}
        aria-disabled={isDisabled}
        onClick={() => {
          if (!isDisabled) onSave(chosen);
        }}
      >
        {t(`kinds.${kind}.name`)}
      </button>
      <p id={`export-${kind}`}>{t(`kinds.${kind}.about`)}</p>
      {options.length > 0 && (
        <div className={styles['options']} role="group" aria-label={t(`kinds.${kind}.name`)}>
          {options.map(({ key, values }) => (
            <Select
              key={key}
              name={t(`options.${key}`)}
              value={chosen[key] ?? ''}
              options={values.map((value) => ({ value, text: t(`options.values.${value}`) }))}
              onChange={(value) => setChanged({ ...changed, [key]: value })}
            />
          ))}
        </div>
      )}
    </li>
  );
}

interface ExportDialogProps {
  /** A kept run with its name; the lab's run without. */
  readonly run?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** The exports of a run; a click writes and downloads one. */
export function ExportDialog({ run, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation('export');
  const { whole } = numbersOf(i18n.language);
  const { state, save } = useExport(run?.id ?? null);
  const errorText = useExportErrors();
  return (
    <Dialog title={t('title')} closeName={t('close')} onClose={onClose}>
      <p className={styles['lead']}>{run ? t('leadKept', { name: run.name }) : t('lead')}</p>
      <ul className={styles['kinds']}>
        {exporters.map(({ kind, options }) => (
          <Kind
            key={kind}
            kind={kind}
            options={options ?? []}
            isDisabled={state.phase === 'writing'}
            onSave={(chosen) => save(kind, chosen)}
          />
        ))}
      </ul>
      <p role="status" className={styles['done']}>
        {state.phase === 'writing' && t('writing')}
        {state.phase === 'saved' &&
          t('saved', { name: state.name, size: whole(Math.ceil(state.numBytes / 1000)) })}
      </p>
      {state.phase === 'refused' && (
        <p role="alert" className={styles['wrong']}>
          {errorText(state.error)}
        </p>
      )}
    </Dialog>
  );
}
