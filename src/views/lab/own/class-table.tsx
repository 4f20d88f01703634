import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageData } from '@/datasets/dataset-spec.ts';
import { countsOf, hashOf, problemOf, type ClassCount } from '@/datasets/own/draft.ts';
import { ownKinds, type OwnKind } from '@/datasets/own/kinds.ts';
import { splitOf } from '@/datasets/own/split.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { PictureView } from '../pictures/picture-view.tsx';
import styles from './own.module.css';
import type { OwnDraft } from './use-own-draft.ts';

const NUM_THUMBNAILS = 4;
/** A class that is this many times as large as another is pointed out. */
const UNBALANCED = 3;

const shown = (kind: OwnKind): ImageData => ({
  ...ownKinds[kind],
  framing: 'whole-frame',
  pixelMean: 0,
  pixelStd: 1,
});
const inputs: Readonly<Record<OwnKind, ImageData>> = { grey: shown('grey'), colour: shown('colour') };

/** The first few different examples, by their hash. */
const firstDifferent = (examples: readonly Uint8Array[]) =>
  [...new Map(examples.slice(0, 20).map((example) => [hashOf(example), example]))].slice(0, NUM_THUMBNAILS);

interface ClassRowProps {
  readonly own: OwnDraft;
  readonly count: ClassCount;
  readonly index: number;
  /** Of the largest class. */
  readonly most: number;
}

/** A class: its name, a few pictures, how many there are, and how many of them are duplicates. */
function ClassRow({ own, count: { name, count, distinct, shared }, index, most }: ClassRowProps) {
  const { t, i18n } = useTranslation('own');
  const { whole } = numbersOf(i18n.language);
  const [typed, setTyped] = useState<string | null>(null);
  const { kind, classes } = own.draft;
  const commit = () => {
    if (typed !== null && typed !== name) void own.rename(name, typed);
    setTyped(null);
  };
  return (
    <tr>
      <th scope="row">
        <input
          value={typed ?? name}
          aria-label={t('classes.nameOf', { number: index + 1 })}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape' || typed === null) return;
            // Only the name is given up, not the dialog.
            event.preventDefault();
            event.stopPropagation();
            setTyped(null);
          }}
        />
      </th>
      <td>
        <span className={styles['thumbnails']}>
          {firstDifferent(classes[index]?.examples ?? []).map(([hash, example]) => (
            <PictureView key={hash} input={inputs[kind]} bytes={example} name="" />
          ))}
        </span>
      </td>
      <td>
        {whole(count)}
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ width: `${(count / most) * 100}%` }} />
        </span>
      </td>
      <td>
        {count === distinct && shared === 0
          ? '–'
          : shared === 0
            ? whole(count - distinct)
            : t('classes.duplicatesValue', { copies: whole(count - distinct), shared: whole(shared) })}
      </td>
      <td>
        <button
          type="button"
          className={styles['icon']}
          aria-label={t('classes.remove', { name })}
          title={t('classes.remove', { name })}
          onClick={() => own.remove(name)}
        >
          <Trash2 aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
}

/** The classes of a dataset in the making, with their balance, duplicates and split. */
export function ClassTable({ own }: { readonly own: OwnDraft }) {
  const { t, i18n } = useTranslation('own');
  const { whole } = numbersOf(i18n.language);
  const { draft } = own;
  const counts = useMemo(() => countsOf(draft), [draft]);
  const split = useMemo(() => (problemOf(draft) ? null : splitOf(draft)), [draft]);
  if (counts.length === 0) return <p className={styles['hint']}>{t('classes.none')}</p>;
  const numbers = counts.map(({ count }) => count);
  const [fewest, most] = [Math.min(...numbers), Math.max(...numbers)];
  const hasDuplicates = counts.some(({ count, distinct, shared }) => count > distinct || shared > 0);
  return (
    <>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('classes.class')}</th>
              <th scope="col">{t('classes.pictures')}</th>
              <th scope="col">{t('classes.examples')}</th>
              <th scope="col">{t('classes.duplicates')}</th>
              <td>
                <span className="visually-hidden">{t('classes.removing')}</span>
              </td>
            </tr>
          </thead>
          <tbody>
            {counts.map((count, index) => (
              <ClassRow key={count.name} own={own} count={count} index={index} most={most} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['hint']}>
        {t('classes.balance', { fewest: whole(fewest), most: whole(most) })}{' '}
        {most >= UNBALANCED * fewest &&
          t('classes.unbalanced', {
            times: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(most / fewest),
          })}{' '}
        {split && t('classes.split', { train: whole(split.train.length), test: whole(split.test.length) })}
      </p>
      {hasDuplicates && <p className={styles['hint']}>{t('classes.duplicatesNote')}</p>}
    </>
  );
}
