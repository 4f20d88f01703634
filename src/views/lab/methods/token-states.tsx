import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberTable } from '@/charts/number-table.tsx';
import { CosineMark, TokenCosines, type CosineKind, type CosineSeries } from '@/charts/token-cosines.tsx';
import { methods } from '@/distill/registry.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { tokenCosines } from '@/metrics/token-cosines.ts';
import type { InsideView } from '@/protocol/engine/frames.ts';
import { activeMethods, methodValues } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { tokenStatesTable } from './method-tables.ts';
import { useSeenText, useTokenTaps } from './token-text.ts';
import { useInspection } from './use-inspection.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './token-states.module.css';

/** One layer that both networks have. */
export interface StateLayer {
  readonly tap: string;
  readonly series: readonly CosineSeries[];
}

const own = new Set(methods.filter(({ diagnostic }) => diagnostic === 'token-states'));

/** The student's states as a method with a trained matrix compares them, and the teacher's, at a layer; by method and pair. */
const projectedAt = (view: InsideView, pairs: ReadonlyMap<string, string>, tap: string) =>
  view.compared.find(({ methodId, pair }) => pairs.get(`${methodId} ${pair}`) === tap);

function layersOf(
  view: InsideView,
  pairs: ReadonlyMap<string, string>,
  taps: readonly string[],
  numCharacters: number,
): readonly StateLayer[] {
  return taps.flatMap((tap) => {
    const [teacher, student, control] = [view.teacher[tap], view.student[tap], view.control[tap]];
    if (!teacher || !student || !control) return [];
    const projected = projectedAt(view, pairs, tap);
    const found: readonly (readonly [CosineKind, CosineSeries['values'] | null])[] = [
      ['control', tokenCosines(control, teacher, numCharacters)],
      ['student', tokenCosines(student, teacher, numCharacters)],
      ['projected', projected ? tokenCosines(projected.student, projected.teacher, numCharacters) : null],
    ];
    const series = found.flatMap(([kind, values]) => (values ? [{ kind, values }] : []));
    return series.length > 0 ? [{ tap, series }] : [];
  });
}

/** How alike the hidden states of student and control are to the teacher's, character by character and layer by layer. */
export function TokenStates() {
  const { t, i18n } = useTranslation();
  const texts = useMethodTexts();
  const text = useSeenText();
  const taps = useTokenTaps(2);
  const config = useLab((state) => state.config);
  const shared = taps.teacher.filter((tap) => taps.student.includes(tap));
  const active = activeMethods(config).flatMap(({ method }) => (own.has(method) ? [method] : []));
  const pairsOf = active.flatMap((method) =>
    method
      .pairs(methodValues(config, method))
      .map(({ student }, pair) => [`${method.id} ${pair}`, student] as const),
  );
  const compared = new Set(pairsOf.map(([, tap]) => tap));
  const { view, error, at } = useInspection(
    'activations',
    text && shared.length > 0 ? { picture: text.ref, taps: { teacher: shared, student: shared } } : null,
    pairsOf.join(' '),
  );
  const symbols = text?.symbols ?? [];
  const key = `${pairsOf.join(' ')} ${shared.join(' ')}`;
  const layers = useMemo(
    () => (view ? layersOf(view, new Map(pairsOf), shared, symbols.length) : []),
    // The arrays are new at every render; the key has their content.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [view, key, symbols.length],
  );
  const decimals = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 2,
    minimumFractionDigits: 2,
  });
  const format = (value: number | null) => (value === null ? '–' : decimals.format(value));
  const meanOf = (values: CosineSeries['values']) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  };
  const title = t('tokenStates.title');
  if (layers.length === 0 || symbols.length === 0)
    return (
      <p className={styles['waiting']} role="status">
        {error || shared.length === 0 ? t('tokenStates.missing') : t('tokenStates.waiting')}
      </p>
    );
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <SaveFigure figure="token-states" title={title} tables={() => [tokenStatesTable(layers, symbols)]} />
        <b>{title}</b> <PastStep at={at} />
      </figcaption>
      {active.length === 0 && <p>{t('tokenStates.off')}</p>}
      {layers.map(({ tap, series }) => (
        <section key={tap} className={styles['layer']}>
          <h4>
            {texts.option(tap)}
            {compared.has(tap) && <small> {t('tokenStates.compared')}</small>}
          </h4>
          <ul>
            {series.map(({ kind, values }) => (
              <li key={kind}>
                <CosineMark kind={kind} />
                {t('tokenStates.mean', {
                  whose: t(`tokenStates.whose.${kind}`),
                  value: format(meanOf(values)),
                })}
              </li>
            ))}
          </ul>
          <TokenCosines
            name={t('tokenStates.chart', { layer: texts.option(tap) })}
            {...{ symbols, series, format }}
          />
          <NumberTable
            title={t('tokenStates.numbers', { layer: texts.option(tap) })}
            columns={[
              t('tokenStates.character'),
              ...series.map(({ kind }) => t(`tokenStates.whose.${kind}`)),
            ]}
            rows={() =>
              symbols.map((symbol, place) => ({
                name: `${place + 1} ${symbol}`,
                cells: series.map(({ values }) => format(values[place] ?? null)),
              }))
            }
          />
        </section>
      ))}
      <p className={styles['note']}>{t('tokenStates.note')}</p>
    </figure>
  );
}
