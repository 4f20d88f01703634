import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes } from '@/core/lane.ts';
import type { RelationView } from '@/protocol/metrics.ts';
import { cornerNames, type Corners } from './corners.ts';
import { triangleOf, type Triangle } from './triangle.ts';
import styles from './relations.module.css';

const sideNames = ['A–B', 'B–C', 'C–A'] as const;
const WIDTH = 120;
const HEIGHT = 90;
const EDGE = 12;

/** The largest scale at which every network's triangle fits, to make them comparable. */
function commonScale(triangles: readonly Triangle[]): number {
  const factors = triangles.flatMap(({ points }) => {
    const lengthOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    const [width, height] = [lengthOf(points.map(([x]) => x)), lengthOf(points.map(([, y]) => y))];
    return [(WIDTH - 2 * EDGE) / width, (HEIGHT - 2 * EDGE) / height];
  });
  const factor = Math.min(...factors.filter(Number.isFinite));
  return Number.isFinite(factor) ? factor : 0;
}

function Drawing({ triangle: { points }, scale }: { readonly triangle: Triangle; readonly scale: number }) {
  const [xs, ys] = [points.map(([x]) => scale * x), points.map(([, y]) => -scale * y)];
  const left = WIDTH / 2 - (Math.min(...xs) + Math.max(...xs)) / 2;
  const top = HEIGHT / 2 - (Math.min(...ys) + Math.max(...ys)) / 2;
  const corners = xs.map((x, at) => [left + x, top + entryAt(ys, at)] as const);
  const centreX = corners.reduce((sum, [x]) => sum + x / 3, 0);
  const centreY = corners.reduce((sum, [, y]) => sum + y / 3, 0);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polygon points={corners.map((corner) => corner.join(',')).join(' ')} />
      {corners.map(([x, y], at) => {
        // Placed away from the centre, off the sides.
        const [dx, dy] = [x - centreX, y - centreY];
        const away = 8 / Math.max(1, Math.hypot(dx, dy));
        return (
          <text key={cornerNames[at]} x={x + away * dx} y={y + away * dy}>
            {cornerNames[at]}
          </text>
        );
      })}
    </svg>
  );
}

/** One triangle of pictures in each network: drawn, and in numbers. */
export function TriangleTable({
  view,
  corners,
}: {
  readonly view: RelationView | null;
  readonly corners: Corners | null;
}) {
  const { t } = useTranslation();
  const none: Triangle = { sides: [Number.NaN, Number.NaN, Number.NaN], angles: null, points: [] };
  const triangles = lanes.map((lane) =>
    view && corners ? triangleOf(view[lane].distances, view.indices.length, corners) : none,
  );
  const scale = commonScale(triangles);
  return (
    <table className={styles['triangles']}>
      <caption className="visually-hidden">{t('relations.triangleCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('relations.measure')}</span>
          </th>
          {lanes.map((lane, at) => (
            <th key={lane} scope="col" data-actor={lane}>
              {t(`lane.${lane}`)}
              <Drawing triangle={triangles[at] ?? none} scale={scale} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sideNames.map((name, side) => (
          <tr key={name}>
            <th scope="row">{t('relations.side', { side: name })}</th>
            {lanes.map((lane, at) => {
              const length = triangles[at]?.sides[side] ?? Number.NaN;
              return <td key={lane}>{Number.isFinite(length) ? length.toFixed(2) : '–'}</td>;
            })}
          </tr>
        ))}
        {cornerNames.map((name, corner) => (
          <tr key={name}>
            <th scope="row">{t('relations.angle', { corner: name })}</th>
            {lanes.map((lane, at) => {
              const angle = triangles[at]?.angles?.[corner];
              return <td key={lane}>{angle === undefined ? '–' : `${angle.toFixed(0)}°`}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
