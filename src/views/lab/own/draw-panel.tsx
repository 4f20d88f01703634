import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framed } from '@/datasets/drawing/framing.ts';
import { paintPiece, readInk, type StrokePoint } from '@/datasets/drawing/stroke.ts';
import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import { ownKinds } from '@/datasets/own/kinds.ts';
import { cleanName } from '@/datasets/own/names.ts';
import { DrawingCanvas } from '../drawing/drawing-canvas.tsx';
import { ClassField } from './class-field.tsx';
import styles from './own.module.css';
import type { OwnDraft } from './use-own-draft.ts';

/** Width of the pen in the canvas's units, like MNIST's strokes. */
const BRUSH = 24;

interface PanelProps {
  readonly own: OwnDraft;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Draws examples of a class, one after the other. */
export function DrawPanel({ own, name, onName }: PanelProps) {
  const { t } = useTranslation('own');
  const id = useId();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const last = useRef<StrokePoint | null>(null);
  const [isEmpty, setIsEmpty] = useState(true);
  const [isBlank, setIsBlank] = useState(false);
  const context = () => canvas.current?.getContext('2d', { willReadFrequently: true }) ?? null;
  const extend = (points: readonly StrokePoint[]) => {
    const painted = context();
    if (!painted) return;
    for (const point of points) {
      paintPiece(painted, last.current ?? point, point);
      last.current = point;
    }
    setIsEmpty(false);
    setIsBlank(false);
  };
  const end = () => {
    last.current = null;
  };
  const clear = () => {
    context()?.clearRect(0, 0, CANVAS_SIDE, CANVAS_SIDE);
    end();
    setIsEmpty(true);
  };
  const take = () => {
    const painted = context();
    const { kind } = own.draft;
    const pixels = painted && framed(readInk(painted), { ...ownKinds[kind], framing: 'centre-of-mass' });
    setIsBlank(!pixels);
    if (!pixels) return;
    own.addExample(
      cleanName(name),
      Uint8Array.from(pixels, (value) => Math.round(255 * value)),
      kind,
      1,
    );
    clear();
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['square']}>
        <DrawingCanvas
          sketch={{
            attach: (element) => {
              canvas.current = element as HTMLCanvasElement | null;
            },
            begin: (point) => {
              end();
              extend([point]);
            },
            extend,
            end,
            abandon: end,
          }}
          brush={BRUSH}
          name={t('add.canvas')}
          descriptionId={id}
          hint={isEmpty ? t('add.hint') : ''}
        />
      </div>
      <div className={styles['beside']}>
        <ClassField own={own} name={name} onName={onName} />
        <div className={styles['buttons']}>
          <button
            type="button"
            className={styles['main']}
            disabled={cleanName(name) === '' || own.isReading}
            onClick={take}
          >
            {t('add.take')}
          </button>
          <button type="button" onClick={clear}>
            {t('add.clear')}
          </button>
        </div>
        {isBlank && <p role="alert">{t('add.blank')}</p>}
        <p id={id} className={styles['hint']}>
          {t('add.keys')}
        </p>
      </div>
    </div>
  );
}
