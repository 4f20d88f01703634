import { useTranslation } from 'react-i18next';
import { exporters } from '@/export/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { Dialog } from '@/ui/dialog.tsx';
import styles from './export-dialog.module.css';
import { useExport, useExportErrors } from './use-export.ts';

interface ExportDialogProps {
  /** A kept run with its name; the lab's run without. */
  readonly run?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** What a run can be exported as; a click writes and downloads it. */
export function ExportDialog({ run, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation('export');
  const { whole } = numbersOf(i18n.language);
  const { state, save } = useExport(run?.id ?? null);
  const errorText = useExportErrors();
  return (
    <Dialog title={t('title')} closeName={t('close')} onClose={onClose}>
      <p>{run ? t('leadKept', { name: run.name }) : t('lead')}</p>
      <ul className={styles['kinds']}>
        {exporters.map(({ kind }) => (
          <li key={kind}>
            <button
              type="button"
              aria-describedby={`export-${kind}`}
              disabled={state.phase === 'writing'}
              onClick={() => save(kind)}
            >
              {t(`kinds.${kind}.name`)}
            </button>
            <p id={`export-${kind}`}>{t(`kinds.${kind}.about`)}</p>
          </li>
        ))}
      </ul>
      <p role="status" className={styles['done']}>
        {state.phase === 'writing' && t('writing')}
        {state.phase === 'saved' &&
          t('saved', { name: state.name, size: whole(Math.ceil(state.numBytes / 1000)) })}
      </p>
      <div role="alert">
        {state.phase === 'refused' && <p className={styles['wrong']}>{errorText(state.error)}</p>}
      </div>
    </Dialog>
  );
}
