import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageData } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { AnswersInWords } from '../answers-in-words.tsx';
import { DrawingCanvas } from './drawing-canvas.tsx';
import { brushes, DrawingTools, type Brush } from './drawing-tools.tsx';
import { ImageSources } from './image-sources.tsx';
import { Refusal } from './refusal.tsx';
import { SeenDrawing } from './seen-drawing.tsx';
import { TintChoice, WHITE } from './tint-choice.tsx';
import { seenImage } from './seen-picture.ts';
import { useDroppedFile } from './use-dropped-file.ts';
import { useImage } from './use-image.ts';
import { useSketch } from './use-sketch.ts';
import styles from './drawing.module.css';

function Panel({ dataset, input }: { readonly dataset: string; readonly input: ImageData }) {
  const { t, i18n } = useTranslation('tools');
  const pixels = useLab((state) => state.drawing?.pixels ?? null);
  const { framing } = input;
  const { tint } = datasetById(dataset);
  const [colour, setColour] = useState(WHITE);
  const sketch = useSketch(input, tint ? colour : WHITE);
  const image = useImage(input, sketch.put);
  const [brush, setBrush] = useState<Brush>('medium');
  const isOver = useDroppedFile(image.open);
  const descriptionId = useId();
  const last = sketch.marks.at(-1);
  const shown = last?.kind === 'image' ? last : null;
  const done = useMemo(() => (shown ? seenImage(shown.image, input)?.done : undefined) ?? [], [shown, input]);
  // Of datasets that don't come with the page there are no texts of their own.
  const own = (part: 'how' | 'hint') =>
    (t as (keys: readonly string[]) => string)([`drawing.${part}.${dataset}`, `drawing.${part}.other`]);
  const note = () => {
    if (shown) return `${shown.name}: ${done.map((each) => t(`drawing.done.${each}`)).join(' ')}`;
    return pixels ? t(`drawing.made.${framing}`) : own('how');
  };
  const undoByKey = (event: React.KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!isUndo) return;
    event.preventDefault();
    sketch.undo();
  };
  return (
    // Ctrl+Z works anywhere in the panel.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t('drawing.title')}
      className={styles['panel']}
      data-over={isOver}
      onKeyDown={undoByKey}
    >
      <DrawingCanvas
        sketch={sketch}
        brush={brushes[brush]}
        name={t('drawing.canvas')}
        descriptionId={descriptionId}
        hint={pixels ? '' : own('hint')}
      />
      <p id={descriptionId} className="visually-hidden">
        {t('drawing.keys')}
      </p>
      <DrawingTools sketch={sketch} brush={brush} onBrush={setBrush} />
      {tint && <TintChoice dataset={dataset} colour={colour} onChange={setColour} />}
      <div className={styles['seen']}>
        <SeenDrawing
          input={input}
          pixels={pixels}
          name={t('drawing.seenName', { width: input.width, height: input.height })}
        />
        <p>{t('drawing.seen')}</p>
      </div>
      <ImageSources onFile={image.open} onPaste={image.paste} />
      <p className={styles['note']} role="status">
        {note()}
      </p>
      <Refusal refused={image.refused} onDismiss={image.dismiss} />
      <AnswersInWords key={i18n.language} classNames={useClassNames(dataset)} ask={t('drawing.ask')} />
    </section>
  );
}

/** Replaces the test picture with a canvas, and shows the networks' input made from it; nothing for texts. */
export function DrawingPanel() {
  const dataset = useLab((state) => state.config.dataset);
  const { input } = datasetById(dataset);
  return input.kind === 'image' ? <Panel dataset={dataset} input={input} /> : null;
}
