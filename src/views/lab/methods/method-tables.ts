import { entryAt } from '@/core/checked.ts';
import { lanes, studentLanes, type Lane, type PerLane } from '@/core/lane.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { FigureTable } from '@/figures/about.ts';
import type { CosineSeries } from '@/charts/token-cosines.tsx';
import { channelOf, mapSize, type FeatureMap } from '@/metrics/feature-maps.ts';
import type { HeadAttention } from '@/metrics/token-attention.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { GenerationReport, LedgerEntry, RelationView } from '@/protocol/engine/frames.ts';
import type { AttentionRow } from './attention-rows.ts';

/** Mean soft targets: one row per class, one column per answer. */
export const distributionTable = (
  classNames: readonly string[],
  rows: readonly (readonly number[])[],
): FigureTable => ({
  head: ['class', ...classNames.map((name) => `mean probability of ${name} (0..1)`)],
  rows: rows.map((shares, index) => [classNames[index] ?? index, ...shares]),
});

/** Every network's answers to the first pictures, class by class. */
export const answerTable = (
  answers: Readonly<Record<Lane, ArrayLike<number>>>,
  numClasses: number,
  numPictures: number,
): FigureTable => ({
  head: ['test picture', 'class', ...lanes],
  rows: Array.from({ length: numPictures * numClasses }, (_, at) => [
    Math.floor(at / numClasses),
    at % numClasses,
    ...lanes.map((lane) => entryAt(answers[lane], at)),
  ]),
});

/** Maps cell by cell, with the network and layer that they are of. */
export const mapTable = (
  maps: readonly { readonly network: string; readonly layer: string; readonly map: FeatureMap }[],
): FigureTable => ({
  head: ['network', 'layer', 'channel', 'row', 'column', 'activation'],
  rows: maps.flatMap(({ network, layer, map }) => {
    const [, width, channels] = mapSize(map);
    return Array.from({ length: channels }, (_, channel) =>
      Array.from(channelOf(map, channel), (value, place) => [
        network,
        layer,
        channel + 1,
        Math.floor(place / width) + 1,
        (place % width) + 1,
        value,
      ]),
    ).flat();
  }),
});

/** Attention maps cell by cell, with each map's similarity to the teacher's. */
export const attentionTable = (rows: readonly AttentionRow[]): FigureTable => ({
  head: ['stage', 'network', 'row', 'column', 'attention', 'cosine with the teacher (0..1)'],
  rows: rows.flatMap(({ stage, width, attention }) =>
    lanes.flatMap((lane) =>
      Array.from(attention[lane].values, (value, place) => [
        stage,
        lane,
        Math.floor(place / width) + 1,
        (place % width) + 1,
        value,
        attention[lane].similarity,
      ]),
    ),
  ),
});

/** Attention of one head: how much of each character flows into each other one, in every network. */
export const tokenAttentionTable = ({
  block,
  head,
  columns,
  ...maps
}: PerLane<HeadAttention | null> & {
  readonly block: string;
  readonly head: number;
  /** The characters, and padding if there is any. */
  readonly columns: readonly string[];
}): FigureTable => ({
  head: [
    'block',
    'head',
    'from place',
    'from',
    'to place',
    'to',
    ...lanes.map((lane) => `${lane} attention (0..1)`),
  ],
  rows: columns.flatMap((from, row) =>
    columns.flatMap((to, column) => {
      const shares = lanes.map((lane) => {
        const map = maps[lane];
        return map && row < map.numRows ? entryAt(map.values, row * map.numColumns + column) : null;
      });
      return shares.some((share) => share !== null)
        ? [[block, head + 1, row + 1, from, column + 1, to, ...shares]]
        : [];
    }),
  ),
});

/** Cosines with the teacher's hidden states, character by character. */
export const tokenStatesTable = (
  layers: readonly { readonly tap: string; readonly series: readonly CosineSeries[] }[],
  symbols: readonly string[],
): FigureTable => ({
  head: ['layer', 'place', 'character', 'network', 'cosine with the teacher (-1..1)'],
  rows: layers.flatMap(({ tap, series }) =>
    series.flatMap(({ kind, values }) =>
      values.map((value, place) => [tap, place + 1, symbols[place] ?? '', kind, value]),
    ),
  ),
});

/** Positions of the pictures in every network's embedding. */
export const pointTable = ({ indices, labels, ...view }: RelationView): FigureTable => ({
  name: 'points',
  head: [
    'test picture',
    'label',
    ...lanes.flatMap((lane) => [1, 2].map((axis) => `${lane} component ${axis} (mean distances)`)),
  ],
  rows: indices.map((index, place) => [
    index,
    labels[place] ?? null,
    ...lanes.flatMap((lane) => [0, 1].map((axis) => entryAt(view[lane].points, 2 * place + axis))),
  ]),
});

/** Distances of all pairs of pictures in every network. */
export const distanceTable = ({ indices, ...view }: RelationView): FigureTable => ({
  name: 'distances',
  head: ['test picture', 'other test picture', ...lanes.map((lane) => `${lane} distance (mean distances)`)],
  rows: indices.flatMap((index, row) =>
    indices
      .slice(row + 1)
      .map((other, offset) => [
        index,
        other,
        ...lanes.map((lane) => entryAt(view[lane].distances, row * indices.length + row + 1 + offset)),
      ]),
  ),
});

/** Accuracy of every generation. */
export const generationTable = (generations: readonly GenerationReport[]): FigureTable => ({
  head: [
    'generation',
    'ended at step',
    'test pictures',
    ...studentLanes.flatMap((lane) => [`${lane} accuracy (0..1)`, `${lane} ensemble accuracy (0..1)`]),
  ],
  rows: generations.map((report, index) => [
    index + 1,
    report.step,
    report.numPictures,
    ...studentLanes.flatMap((lane) => [report[lane].alone, report[lane].ensemble]),
  ]),
});

/** Every layer of both networks with its costs. */
export const layerTable = (plans: Readonly<Record<'teacher' | 'student', ModelPlan>>): FigureTable => ({
  head: ['network', 'layer', 'tap', 'output shape', 'parameters', 'multiply-accumulates per picture'],
  rows: (['teacher', 'student'] as const).flatMap((side) =>
    plans[side].layers.map((layer) => [
      side,
      layer.name,
      layer.tap,
      layer.outputShape.join('×'),
      layer.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
      layer.numMultiplyAccumulates,
    ]),
  ),
});

/** Every term of the loss at every measured step. */
export const ledgerTable = (entries: readonly LedgerEntry[]): FigureTable => ({
  head: ['step', 'term', 'unweighted loss', 'weight', 'gradient norm (weighted)'],
  rows: entries.flatMap(({ step, terms }) =>
    terms.map(({ id, raw, weight, gradientNorm }) => [step, id, raw, weight, gradientNorm]),
  ),
});
