import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { leftOf, measures, rem, widthOf, type NetworkGrid } from './network-grid.ts';
import { useNetworkTexts } from './use-network-texts.ts';
import type { PlacedWire, WireLayout } from './wire-layout.ts';
import styles from './network-picture.module.css';

interface NetworkWiringProps {
  readonly layout: WireLayout;
  readonly grid: NetworkGrid;
  /** Whether the wires are dashed: the first generation has no teacher. */
  readonly isWaiting: boolean;
}

const GLYPH_MIDDLE = 28;

/** Lines between consecutive layers of one network. */
function LayerLines({ columns, y }: { readonly columns: readonly number[]; readonly y: number }) {
  return columns
    .slice(1)
    .map((column, index) => (
      <line
        key={column}
        x1={leftOf(entryAt(columns, index)) + measures.box}
        x2={leftOf(column)}
        y1={y}
        y2={y}
      />
    ));
}

/** Arrowhead at the student's layer. */
function Head({ x, y }: { readonly x: number; readonly y: number }) {
  return <polygon className={styles['head']} points={`${x - 4.5},${y - 8} ${x + 4.5},${y - 8} ${x},${y}`} />;
}

/** Label of a wire, with the convolution trained between its ends. */
function WireLabel({ placed }: { readonly placed: PlacedWire }) {
  const { t: words } = useTranslation('tools');
  const texts = useNetworkTexts();
  const { wire, label, at } = placed;
  const left = label.x - measures.pill / 2;
  return (
    <div
      className={styles['label']}
      style={{ left: rem(left), top: rem(label.y), width: rem(measures.pill), height: rem(label.height) }}
    >
      <i style={{ left: rem(at.label - left) }} />
      <b>{texts.method(wire.method)}</b>
      {wire.regressor && (
        <span>
          {texts.regressor(wire.regressor)}
          <br />
          {words('networkPicture.parameters', { number: texts.whole(wire.regressor.numParameters) })}
        </span>
      )}
    </div>
  );
}

/** All lines: through both networks, and the wires from the teacher to the student. */
export function NetworkWiring({ layout, grid, isWaiting }: NetworkWiringProps) {
  const gradientId = useId();
  const above = measures.titleHeight + measures.boxHeight;
  const [width, height] = [widthOf(grid), 2 * above + layout.height];
  return (
    <div className={styles['wiring']} data-waiting={isWaiting} aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} style={{ width: rem(width), height: rem(height) }}>
        <linearGradient
          id={gradientId}
          gradientUnits="userSpaceOnUse"
          x1="0"
          y1="0"
          x2="0"
          y2={layout.height}
        >
          <stop className={styles['from']} offset="0.1" />
          <stop className={styles['to']} offset="0.9" />
        </linearGradient>
        <g className={styles['way']}>
          <LayerLines columns={grid.teacher} y={measures.titleHeight + GLYPH_MIDDLE} />
          <LayerLines columns={grid.student} y={above + layout.height + GLYPH_MIDDLE} />
        </g>
        <g transform={`translate(0 ${above})`}>
          {layout.wires.map(({ wire: { key }, path, at }) => (
            <g key={key} className={styles['wire']}>
              <path d={path} {...(isWaiting ? {} : { stroke: `url(#${gradientId})` })} />
              <Head x={at.student} y={layout.height} />
            </g>
          ))}
        </g>
      </svg>
      <div className={styles['labels']} style={{ top: rem(above), height: rem(layout.height) }}>
        {layout.wires.map((placed) => (
          <WireLabel key={placed.wire.key} placed={placed} />
        ))}
      </div>
    </div>
  );
}
