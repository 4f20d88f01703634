import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKind } from '@/datasets/own/kinds.ts';
import { Segments } from '@/ui/segments.tsx';
import { CameraPanel } from './camera-panel.tsx';
import { DrawPanel } from './draw-panel.tsx';
import styles from './own.module.css';
import type { OwnDraft } from './use-own-draft.ts';

/** A button that opens the browser's choice of files. */
function Choose({
  name,
  isDisabled,
  isFolder = false,
  accept,
  onFiles,
}: {
  readonly name: string;
  readonly isDisabled: boolean;
  /** Whether a folder is chosen, with all that is in it. */
  readonly isFolder?: boolean;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // No attribute that React knows.
    if (isFolder && input.current) input.current.webkitdirectory = true;
  }, [isFolder]);
  return (
    <>
      <button type="button" disabled={isDisabled} onClick={() => input.current?.click()}>
        {name}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        aria-label={name}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) onFiles(files);
          // The same files can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}

/** The kind of the pictures, and the four ways to add some. */
export function AddPictures({ own }: { readonly own: OwnDraft }) {
  const { t } = useTranslation('own');
  const [open, setOpen] = useState<'camera' | 'draw' | null>(null);
  const [name, setName] = useState('');
  const { draft, isReading: isBusy, hasExamples } = own;
  const toggle = (panel: 'camera' | 'draw') => {
    own.setMessage(null);
    setOpen(open === panel ? null : panel);
  };
  const panel = { own, name, onName: setName };
  return (
    <>
      <div className={styles['kind']}>
        {hasExamples || isBusy ? (
          <p>
            {t('make.kind')}: <b>{t(`make.${draft.kind}`)}</b>{' '}
            {hasExamples && <small>{t('make.kindFixed')}</small>}
          </p>
        ) : (
          <Segments<OwnKind>
            name={t('make.kind')}
            value={draft.kind}
            options={(['grey', 'colour'] as const).map((value) => ({ value, text: t(`make.${value}`) }))}
            onChange={(kind) => own.setDraft((now) => (now.classes.length > 0 ? now : { ...now, kind }))}
          />
        )}
      </div>
      <div role="group" aria-label={t('make.ways')} className={styles['buttons']}>
        <Choose
          name={t('make.folder')}
          isFolder
          isDisabled={isBusy}
          onFiles={(files) => void own.addFolders(files)}
        />
        <Choose name={t('make.files')} isDisabled={isBusy} onFiles={(files) => void own.addFiles(files)} />
        <button
          type="button"
          aria-expanded={open === 'camera'}
          disabled={isBusy}
          onClick={() => toggle('camera')}
        >
          {t('make.camera')}
        </button>
        <button
          type="button"
          aria-expanded={open === 'draw'}
          disabled={isBusy}
          onClick={() => toggle('draw')}
        >
          {t('make.draw')}
        </button>
      </div>
      <p className={styles['hint']}>
        {t('make.hint')} {t('make.square')}
      </p>
      {open === 'camera' && <CameraPanel {...panel} onClose={() => setOpen(null)} />}
      {open === 'draw' && <DrawPanel {...panel} />}
    </>
  );
}
