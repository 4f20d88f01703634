import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { useActorOf } from '../use-actor-of.ts';
import { EnsembleNote } from './ensemble-note.tsx';
import { LayerInside } from './layer-inside.tsx';
import { layerTable } from './method-tables.ts';
import { layerWithTap, rem, widthOf, type NetworkSide } from './network-grid.ts';
import { NetworkRow } from './network-row.tsx';
import { NetworkWiring } from './network-wiring.tsx';
import { useNetworkTexts } from './use-network-texts.ts';
import { useNetworks } from './use-networks.ts';
import styles from './network-picture.module.css';

/** A layer of one of the networks. */
interface SelectedLayer {
  readonly side: NetworkSide;
  readonly tap: string;
}

/** Teacher and student layer by layer, with the comparisons of every active method; layers can be selected. */
export function NetworkPicture() {
  const { t } = useTranslation();
  const { t: words } = useTranslation('tools');
  const texts = useNetworkTexts();
  const actorOf = useActorOf();
  const { plans, grid, layout, numGenerations, isWaiting } = useNetworks();
  const [picked, setPicked] = useState<SelectedLayer | null>(null);
  // Another network may have fewer stages.
  const chosen = picked && layerWithTap(plans[picked.side], picked.tap) >= 0 ? picked : null;
  const title = (side: NetworkSide) => {
    const facts = { lane: t(`lane.${actorOf(side)}`), model: texts.model(plans[side].spec) };
    if (numGenerations === 0) return words('networkPicture.network', facts);
    const number = side === 'teacher' ? numGenerations : numGenerations + 1;
    return words('networkPicture.generation', { ...facts, number });
  };
  const row = (side: NetworkSide) => (
    <NetworkRow
      side={side}
      title={title(side)}
      plan={plans[side]}
      columns={grid[side]}
      totalColumn={grid.numColumns}
      chosen={chosen?.side === side ? chosen.tap : null}
      onChoose={(tap) => setPicked(chosen?.side === side && chosen.tap === tap ? null : { side, tap })}
    />
  );
  return (
    <section className={`card ${styles['card'] ?? ''}`} aria-labelledby="network-title">
      <header>
        <h2 id="network-title">{words('networkPicture.title')}</h2>
        <SaveFigure
          figure="networks"
          title={words('networkPicture.title')}
          tables={() => [layerTable(plans)]}
        />
        <p data-not-drawn="true">{words('networkPicture.intro')}</p>
      </header>
      {isWaiting && <p className={styles['waiting']}>{words('networkPicture.waiting')}</p>}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-labelledby="network-title">
        <div className={styles['drawing']} style={{ width: rem(widthOf(grid)) }}>
          <NetworkWiring layout={layout} grid={grid} isWaiting={isWaiting} />
          {row('teacher')}
          <div style={{ height: rem(layout.height) }}>
            {layout.wires.length === 0 && <p className={styles['none']}>{words('networkPicture.noWires')}</p>}
            <ul className="visually-hidden" aria-label={words('networkPicture.wires')}>
              {layout.wires.map(({ wire }) => (
                <li key={wire.key}>{texts.wire(wire)}</li>
              ))}
            </ul>
          </div>
          {row('student')}
        </div>
      </div>
      {chosen ? (
        <LayerInside key={`${chosen.side} ${chosen.tap}`} side={chosen.side} tap={chosen.tap} />
      ) : (
        <p className={styles['note']} data-not-drawn="true">
          {words('networkPicture.choose')}
        </p>
      )}
      <p className={styles['note']}>{words('networkPicture.note')}</p>
      <EnsembleNote className={styles['note']} />
    </section>
  );
}
