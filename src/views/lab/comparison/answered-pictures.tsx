import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { perLane, studentsFirst } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { PictureData } from '@/protocol/engine/requests.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { ExampleView, useInput } from '../pictures/example-view.tsx';
import type { Compared } from './compared.ts';
import styles from './comparison.module.css';
import { usePicturesAt } from './use-pictures-at.ts';

/** Most pictures that are shown at once. */
const MAX_SHOWN = 40;
const noRows: readonly number[] = [];

interface AnsweredPicturesProps {
  readonly compared: Compared;
  readonly classNames: readonly string[];
  /** The answers that the pictures have in common, or a hint to choose some. */
  readonly title: string;
  /** Rows of the answers, which are indices of test pictures; null before anything is chosen. */
  readonly rows: readonly number[] | null;
}

type PictureProps = Pick<AnsweredPicturesProps, 'compared' | 'classNames'> & {
  readonly picture: PictureData;
};

/** A picture with its label and the three answers; a click makes it the lab's picture. */
function AnsweredPicture({ compared, classNames, picture }: PictureProps) {
  const input = useInput();
  const { t } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const { observePicture } = useLabActions();
  const isChosen = useLab((state) => state.drawing === null && state.picture?.index === picture.index);
  const { index, label } = picture;
  const answers = perLane((lane) => entryAt(compared.predictions[lane], index));
  const nameOf = (classIndex: number) => entryAt(classNames, classIndex);
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={t('pictures.name', {
        index,
        label: nameOf(label),
        ...perLane((lane) => nameOf(answers[lane])),
      })}
      onClick={() => void observePicture(picture).catch(() => undefined)}
    >
      <ExampleView input={input} bytes={picture.pixels} name="" />
      <span className={styles['answers']}>
        <span>
          {t('pictures.label')} <b>{nameOf(label)}</b>
        </span>
        {studentsFirst.map((lane) => (
          <span key={lane} data-actor={lane} data-right={answers[lane] === label}>
            {page(`lane.${lane}`)} <b>{nameOf(answers[lane])}</b>
          </span>
        ))}
      </span>
    </button>
  );
}

/** The first pictures of some rows with their answers. */
export function AnsweredPictures({ compared, classNames, title, rows }: AnsweredPicturesProps) {
  const { t, i18n } = useTranslation('comparison');
  const numbers = numbersOf(i18n.language);
  const all = rows ?? noRows;
  const { pictures, hasFailed } = usePicturesAt(all.slice(0, MAX_SHOWN));
  const chosen = useLab((state) => (state.drawing === null ? (state.picture?.index ?? null) : null));
  const isLabs = pictures?.some(({ index }) => index === chosen) === true;
  return (
    <section className={styles['pictures']} aria-label={title} data-not-drawn="true">
      <h3>
        {title}
        {rows && (
          <small>
            {t('pictures.count', {
              shown: numbers.whole(Math.min(MAX_SHOWN, rows.length)),
              all: numbers.whole(rows.length),
            })}
          </small>
        )}
      </h3>
      <p role="status" className={styles['note']}>
        {rows?.length === 0 && t('pictures.none')}
        {hasFailed && t('pictures.failed')}
        {all.length > 0 && !pictures && !hasFailed && t('pictures.loading')}
        {pictures && all.length > 0 && t(isLabs ? 'pictures.chosen' : 'pictures.hint', { index: chosen })}
      </p>
      {pictures && all.length > 0 && (
        <div className={styles['list']}>
          {pictures.map((picture) => (
            <AnsweredPicture
              key={picture.index}
              compared={compared}
              classNames={classNames}
              picture={picture}
            />
          ))}
        </div>
      )}
    </section>
  );
}
