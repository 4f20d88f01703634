import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '@/core/csv.ts';
import { useOptionalLab } from '@/state/lab-context.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { download, downloadCsv } from '@/ui/download.ts';
import { fileName, type FigureAbout, type FigureTable } from './about.ts';
import type { SaveButtonProps } from './save-button.tsx';
import styles from './save-figure.module.css';
import { useStamp } from './use-stamp.ts';

interface SaveDialogProps extends SaveButtonProps {
  /** The figure on the page. */
  readonly element: HTMLElement;
  readonly onClose: () => void;
}

type Picture = 'svg' | 'png';

/** The origin of the lab's figures: its run. */
function useLabAbout(): () => FigureAbout {
  const lab = useOptionalLab();
  return () => {
    const state = lab?.getState();
    if (!state) return { config: null };
    const { config, status, backend } = state;
    return { config, step: status?.step ?? 0, backend: backend?.backend ?? null };
  };
}

/** Formats in which a figure can be saved. */
export function SaveDialog({ figure, title, tables, about, element, onClose }: SaveDialogProps) {
  const { t } = useTranslation('figures');
  const ofLab = useLabAbout();
  const stampOf = useStamp();
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  const shown = tables?.() ?? [];
  const read = about ?? ofLab;
  const savePicture = async (kind: Picture) => {
    const facts = read();
    const { standaloneFigure } = await import('./figure.ts');
    const drawn = await standaloneFigure(element, title, stampOf(facts));
    const name = `${fileName(figure, facts)}.${kind}`;
    if (kind === 'svg') download(name, new Blob([drawn.svg], { type: 'image/svg+xml' }));
    else {
      const { FigureTooLargeError, pngOf } = await import('./png.ts');
      try {
        download(name, await pngOf(drawn));
      } catch (error) {
        if (!(error instanceof FigureTooLargeError)) throw error;
        return t('tooLarge', { size: error.message });
      }
    }
    const letters = drawn.plain.join(' ');
    return [t('saved', { name }), ...(letters === '' ? [] : [t('plain', { letters })])].join(' ');
  };
  const save = async (kind: Picture) => {
    if (isBusy) return;
    setBusy(true);
    setMessage(t('drawing'));
    try {
      setMessage(await savePicture(kind));
    } catch (error) {
      setMessage(t('failed', { reason: error instanceof Error ? error.message : String(error) }));
    } finally {
      setBusy(false);
    }
  };
  const saveTable = (table: FigureTable) => {
    const part = shown.length > 1 && table.name !== undefined ? `${figure}-${table.name}` : figure;
    const name = `${fileName(part, read())}.csv`;
    downloadCsv(name, csvOf(table.head, table.rows));
    setMessage(t('saved', { name }));
  };
  return (
    <Dialog title={t('title', { figure: title })} closeName={t('close')} onClose={onClose}>
      <p>{t('lead')}</p>
      <div className={styles['choices']}>
        {(['svg', 'png'] as const).map((kind) => (
          <button key={kind} type="button" aria-disabled={isBusy} onClick={() => void save(kind)}>
            {t(kind)}
          </button>
        ))}
        {shown.map((table) => {
          const isEmpty = table.rows.length === 0;
          const name = table.title;
          return (
            <button
              key={table.name ?? ''}
              type="button"
              aria-disabled={isEmpty}
              onClick={() => (isEmpty ? setMessage(t('noData')) : saveTable(table))}
            >
              {name === undefined || shown.length === 1 ? t('csv') : t('csvOf', { table: name })}
            </button>
          );
        })}
      </div>
      <p role="status" className={styles['status']}>
        {message}
      </p>
    </Dialog>
  );
}
