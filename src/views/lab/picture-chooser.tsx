import { Dices } from 'lucide-react';
import { Activity, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { PictureQuery } from '@/protocol/engine/requests.ts';
import { ExampleView, useInput } from './pictures/example-view.tsx';
import { PictureStrip } from './pictures/picture-strip.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { Segments } from '@/ui/segments.tsx';
import { Select } from '@/ui/select.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import styles from './picture-chooser.module.css';
import { useClassNames } from '@/i18n/use-class-names.ts';

/** Loaded when the visitor starts drawing. */
const DrawingPanel = lazyPart(
  async () => (await import('./drawing/drawing-panel.tsx')).DrawingPanel,
  <div className={styles['opening']} />,
);

/** Loaded when the visitor starts typing. */
const TypingPanel = lazyPart(
  async () => (await import('./typing/typing-panel.tsx')).TypingPanel,
  <div className={styles['opening']} />,
);

/** Where the visitor makes an example, by kind. */
const panels = { image: DrawingPanel, tokens: TypingPanel };

const COUNT = 12;

/** Lists by the teacher's answers. */
const byTeacher = ['in-doubt', 'most-ambiguous', 'teacher-wrong'] as const;

function queryOf(value: string): PictureQuery {
  const by = byTeacher.find((each) => each === value);
  if (by) return { by, count: COUNT };
  if (value === 'random') return { by: 'random', count: COUNT, seed: Date.now() % 1_000_000 };
  return { by: 'class', label: Number(value), count: COUNT };
}

/** Names of classes and of test pictures (number and class). */
function usePictureNames() {
  const { t } = useTranslation();
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const nameOf = ({ index, label }: { index: number; label: number }) =>
    t('softTargets.picture', { index, name: entryAt(classNames, label) });
  return { classNames, nameOf };
}

/** The selected test picture, without the strip of others. */
export function PictureInView() {
  const { t } = useTranslation();
  const picture = useLab((state) => state.picture);
  const input = useInput();
  const { classNames, nameOf } = usePictureNames();
  return (
    <div className={styles['view']}>
      <div className={styles['picture']} data-kind={input.kind}>
        {picture && <ExampleView input={input} bytes={picture.pixels} name={nameOf(picture)} />}
      </div>
      <p className={styles['caption']} aria-hidden="true">
        {picture && t('pictures.caption', { index: picture.index, name: entryAt(classNames, picture.label) })}
      </p>
    </div>
  );
}

/** The selected test picture, and a strip of others to choose from. */
function TestPictures() {
  const { t } = useTranslation();
  const pictures = useLab((state) => state.pictures);
  const picture = useLab((state) => state.picture);
  const query = useLab((state) => state.pictureQuery);
  const input = useInput();
  const { choosePictures, observePicture } = useLabActions();
  const { classNames, nameOf } = usePictureNames();
  const choose = (value: string) => void choosePictures(queryOf(value)).catch(() => undefined);
  return (
    <>
      <PictureInView />
      <div className={styles['choice']}>
        <div className={styles['which']}>
          <Select
            name={t('pictures.choose')}
            isNameHidden
            value={query.by === 'class' ? String(query.label) : query.by}
            options={[
              ...byTeacher.map((by) => ({ value: by, text: t(`pictures.${by}`) })),
              { value: 'random', text: t('pictures.random') },
              ...classNames.map((name, label) => ({
                value: String(label),
                text: t('pictures.byClass', { name }),
              })),
            ]}
            onChange={choose}
          />
          {query.by === 'random' && (
            <button
              type="button"
              aria-label={t('pictures.again')}
              title={t('pictures.again')}
              onClick={() => choose('random')}
            >
              <Dices aria-hidden="true" />
            </button>
          )}
        </div>
        <PictureStrip
          input={input}
          name={t('pictures.strip')}
          pictures={pictures}
          numExpected={COUNT}
          selectedIndex={picture?.index ?? null}
          nameOf={nameOf}
          onSelect={(chosen) => void observePicture(chosen).catch(() => undefined)}
        />
      </div>
    </>
  );
}

/** The picture that the networks classify: a test picture, or the visitor's drawing. */
export function PictureChooser() {
  const { t } = useTranslation();
  const { kind } = useInput();
  const OwnPanel = panels[kind];
  const isDrawing = useLab((state) => state.drawing !== null);
  const { observeDrawing, leaveDrawing } = useLabActions();
  /** Once opened, the drawing panel stays mounted and keeps its drawing. */
  const [hasDrawn, setHasDrawn] = useState(isDrawing);
  if (isDrawing && !hasDrawn) setHasDrawn(true);
  const change = (to: 'test' | 'draw') => {
    if ((to === 'draw') === isDrawing) return;
    // The store shows a failure; the panel sends the pixels of its canvas.
    (isDrawing ? leaveDrawing() : observeDrawing(null)).catch(() => undefined);
  };
  return (
    <section aria-labelledby="pictures-title" className={styles['chooser']} {...spotlight('pictures')}>
      <h2 id="pictures-title" className="visually-hidden">
        {t('pictures.title')}
      </h2>
      <Segments
        name={t('pictures.title')}
        value={isDrawing ? 'draw' : 'test'}
        options={[
          { value: 'test', text: t('pictures.test') },
          { value: 'draw', text: t(kind === 'image' ? 'pictures.draw' : 'pictures.type') },
        ]}
        onChange={change}
        spotlight="draw"
      />
      {!isDrawing && <TestPictures />}
      {hasDrawn && (
        <Activity mode={isDrawing ? 'visible' : 'hidden'}>
          <OwnPanel />
        </Activity>
      )}
    </section>
  );
}
