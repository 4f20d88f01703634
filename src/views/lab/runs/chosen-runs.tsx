import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OverlayChart, type OverlaidRun } from '@/charts/overlay-chart.tsx';
import { SaveFigure } from '@/figures/save-figure.tsx';
import type { Shelf } from '@/state/shelf/shelf.ts';
import type { ListedRun } from './list-runs.ts';
import { overlayFigure } from './overlay-figure.ts';
import styles from './runs.module.css';
import { useRunTexts } from './use-run-texts.ts';

interface ChosenRunsProps {
  readonly shelf: Shelf;
  readonly rows: readonly ListedRun[];
  readonly onClear: () => void;
  readonly onError: (error: unknown) => void;
}

/** The curves of chosen runs, loaded once each. */
function useCurves({ shelf, rows, onError }: ChosenRunsProps): readonly OverlaidRun[] {
  const [loaded, setLoaded] = useState<ReadonlyMap<string, OverlaidRun>>(new Map());
  const keys = rows.map(({ run }) => `${run.id}/${run.revision}`);
  const missing = rows.filter((_, index) => !loaded.has(keys[index] ?? ''));
  const wanted = missing.map(({ run }) => run.id).join();
  useEffect(() => {
    let isMounted = true;
    const load = async ({ run, name }: ListedRun) => {
      const { curves } = await shelf.record(run.id);
      const { step, student, control } = curves.evaluations;
      const curve = { id: run.id, name, step, student: student.accuracy, control: control.accuracy };
      return [`${run.id}/${run.revision}`, curve] as const;
    };
    if (missing.length > 0)
      Promise.all(missing.map(load)).then(
        (found) => isMounted && setLoaded((before) => new Map([...before, ...found])),
        (error: unknown) => isMounted && onError(error),
      );
    return () => {
      isMounted = false;
    };
    // The ids stand for the rows, which are other objects after every change of the shelf.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shelf, wanted]);
  return rows.flatMap(({ name }, index) => {
    const curve = loaded.get(keys[index] ?? '');
    return curve ? [{ ...curve, name }] : [];
  });
}

/** The settings in which two runs differ. */
function Difference({ rows }: { readonly rows: readonly ListedRun[] }) {
  const { t } = useTranslation('shelf');
  const { differing, keyName, valueText } = useRunTexts();
  const [one, other] = rows;
  if (!one || !other || rows.length !== 2) return <p className={styles['hint']}>{t('diffHint')}</p>;
  const configs = [one.run.config, other.run.config] as const;
  const keys = differing(...configs);
  if (keys.length === 0) return <p className={styles['hint']}>{t('noDiff')}</p>;
  return (
    <table className={styles['difference']}>
      <thead>
        <tr>
          <th scope="col">{t('setting')}</th>
          <th scope="col">1 {one.name}</th>
          <th scope="col">2 {other.name}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{keyName(key)}</th>
            {configs.map((config, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <td key={index}>{valueText(config, key)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The chosen runs over each other, and how two of them differ. */
export function ChosenRuns(props: ChosenRunsProps) {
  const { t } = useTranslation('shelf');
  const { rows, onClear } = props;
  const curves = useCurves(props);
  if (rows.length === 0) return <p className={styles['hint']}>{t('overlayHint')}</p>;
  return (
    <section className="card" aria-label={t('overlay')}>
      <div className={styles['tools']}>
        <h3>{t('overlay')}</h3>
        <span>{t('chosen', { count: rows.length })}</span>
        <button type="button" onClick={onClear}>
          {t('clear')}
        </button>
        <SaveFigure
          figure="runs"
          title={t('overlay')}
          tables={() => [overlayFigure(curves)]}
          about={() => ({ config: null })}
        />
      </div>
      <p className={styles['hint']}>{t('overlayNote')}</p>
      {curves.length > 0 && <OverlayChart title={t('overlay')} runs={curves} />}
      <h3>{t('diff')}</h3>
      <Difference rows={rows} />
    </section>
  );
}
