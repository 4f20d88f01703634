import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { sizeOf } from '@/core/size-of.ts';
import { LOGITS } from '@/distill/tap.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import { LayerGlyph } from './layer-glyph.tsx';
import { leftOf, measures, rem, type NetworkSide } from './network-grid.ts';
import { shapeText, useNetworkTexts } from './use-network-texts.ts';
import styles from './network-picture.module.css';

interface NetworkRowProps {
  readonly side: NetworkSide;
  readonly title: string;
  readonly plan: ModelPlan;
  /** Column of each layer, then of the totals. */
  readonly columns: readonly number[];
  readonly totalColumn: number;
  /** The selected tap of this network. */
  readonly chosen: string | null;
  readonly onChoose: (tap: string) => void;
}

const numParameters = ({ parameters }: LayerPlan) =>
  parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

function Costs({ parameters, macs }: { readonly parameters: number; readonly macs: number }) {
  const { t: words } = useTranslation('tools');
  const texts = useNetworkTexts();
  return (
    <>
      <span data-none={parameters === 0}>
        {words('networkPicture.parameters', { number: texts.whole(parameters) })}
      </span>{' '}
      <span data-none={macs === 0}>{words('networkPicture.macs', { number: texts.whole(macs) })}</span>
    </>
  );
}

/** A layer with its shape and costs. */
function Facts({ layer }: { readonly layer: LayerPlan }) {
  const texts = useNetworkTexts();
  return (
    <>
      <LayerGlyph shape={layer.outputShape} />
      <b>{texts.layer(layer)}</b>{' '}
      {layer.tap !== null && layer.tap !== LOGITS && <em>{texts.tap(layer.tap)}</em>}{' '}
      <span>{shapeText(layer.outputShape)}</span>{' '}
      <Costs parameters={numParameters(layer)} macs={layer.numMultiplyAccumulates} />
    </>
  );
}

/** One network, layers from left to right; those with a readable output are buttons. */
export function NetworkRow({ side, title, plan, columns, totalColumn, chosen, onChoose }: NetworkRowProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('tools');
  const titleId = `network-${side}`;
  const size = { height: rem(measures.boxHeight), width: rem(measures.box) };
  return (
    <section className={styles['network']} data-actor={side} aria-labelledby={titleId}>
      <h3 id={titleId} style={{ height: rem(measures.titleHeight) }}>
        {title}
      </h3>
      <ol style={{ height: rem(measures.boxHeight) }}>
        {plan.layers.map((layer, index) => {
          const { tap, name } = layer;
          const style = { ...size, left: rem(leftOf(entryAt(columns, index))) };
          return (
            <li key={name} style={style}>
              {tap === null || tap === LOGITS ? (
                <div className={styles['layer']}>
                  <Facts layer={layer} />
                </div>
              ) : (
                <button
                  type="button"
                  className={styles['layer']}
                  data-drawn="true"
                  aria-pressed={tap === chosen}
                  onClick={() => onChoose(tap)}
                >
                  <span className="visually-hidden">{t(`lane.${side}`)}:</span> <Facts layer={layer} />
                </button>
              )}
            </li>
          );
        })}
        <li style={{ ...size, left: rem(leftOf(totalColumn)) }}>
          <div className={styles['layer']} data-total="true">
            <b>{words('networkPicture.total')}</b>{' '}
            <Costs parameters={plan.numParameters} macs={plan.numMultiplyAccumulates} />
          </div>
        </li>
      </ol>
    </section>
  );
}
