/** A measured run: of a file of runs by its id, or a cell of a map. */
export type RunRef =
  | { readonly from: 'students' | 'presets' | 'methods'; readonly id: string }
  | {
      readonly from: 'map';
      readonly dataset: 'mnist' | 'fashion-mnist';
      readonly temperature: number;
      readonly alpha: number;
    };

/** Something measured that speaks for or against a sentence; `id` is the key of its words. */
export type Evidence =
  /** Student − control of a run: for the sentence if the student is ahead, against it if the student is behind. */
  | { readonly kind: 'gap'; readonly id: string; readonly run: RunRef }
  /** Student of a run − student of another, seed by seed: for the sentence if the first is ahead. */
  | { readonly kind: 'students'; readonly id: string; readonly run: RunRef; readonly other: RunRef }
  /** A lesson's claim: for the sentence if it holds, or against it if `speaks` says so. */
  | {
      readonly kind: 'claim';
      readonly id: string;
      readonly lesson: string;
      readonly claim: string;
      readonly speaks: 'for' | 'against';
    };

/** A sentence of the introductory article, with what was measured about it. */
export interface Sentence {
  /** Key of its texts. */
  readonly id: string;
  readonly evidence: readonly Evidence[];
}

const gap = (id: string, from: 'students' | 'presets', run: string): Evidence => ({
  kind: 'gap',
  id,
  run: { from, id: run },
});
/** A row of the table of methods, with 300 labels of MNIST. */
const method = (row: string): RunRef => ({ from: 'methods', id: `${row}/mnist-300` });
const methodGap = (row: string): Evidence => ({ kind: 'gap', id: 'method', run: method(row) });
const claim = (lesson: string, name: string, speaks: 'for' | 'against' = 'for'): Evidence => ({
  kind: 'claim',
  id: `${lesson}-${name}`,
  lesson,
  claim: name,
  speaks,
});
const datasets = ['mnist', 'fashion-mnist'] as const;
type Cell = readonly [temperature: number, alpha: number];
/** One cell of both datasets' maps against another. */
const cells = (one: Cell, other: Cell): readonly Evidence[] =>
  datasets.map((dataset) => {
    const at = ([temperature, alpha]: Cell): RunRef => ({ from: 'map', dataset, temperature, alpha });
    return {
      kind: 'students',
      id: one[0] === other[0] ? 'alpha' : 'temperature',
      run: at(one),
      other: at(other),
    };
  });

/** The sentences, in the article's order, each with everything measured here that bears on it, favourable or not. */
export const sentences: readonly Sentence[] = [
  {
    id: 'always',
    evidence: [
      ...['cnn-8-16', 'cnn-4-8', 'cnn-4-8-pooled', 'resnet-8-thin', 'mlp-32'].flatMap((student) =>
        datasets.map((dataset) => gap('student', 'students', `${student}/${dataset}`)),
      ),
      gap('allLabelled', 'presets', 'all-labelled'),
      gap('fewSteps', 'presets', 'too-few-steps'),
      gap('overConfident', 'presets', 'teacher-too-sure'),
      claim('when-it-loses', 'hurry', 'against'),
    ],
  },
  {
    id: 'hints',
    evidence: [
      { kind: 'students', id: 'hintsAlone', run: method('hints'), other: method('soft targets') },
      {
        kind: 'students',
        id: 'hintsToo',
        run: { from: 'presets', id: 'soft-and-hints' },
        other: { from: 'presets', id: 'good-start' },
      },
      claim('hints', 'more'),
    ],
  },
  {
    id: 'temperature',
    evidence: [
      ...cells([4, 0.9], [1, 0.9]),
      ...cells([2, 0.9], [1, 0.9]),
      ...cells([4, 0.9], [8, 0.9]),
      ...cells([4, 0.9], [16, 0.9]),
      claim('temperature', 'warm'),
      claim('temperature', 'unhurt', 'against'),
    ],
  },
  {
    id: 'alpha',
    evidence: [...cells([4, 0.6], [4, 0.3]), ...cells([4, 0.9], [4, 0.3]), claim('two-teachers', 'share')],
  },
  {
    id: 'families',
    evidence: [
      methodGap('soft targets'),
      methodGap('hints'),
      methodGap('attention'),
      methodGap('relations (distances and angles)'),
      claim('hints', 'hints'),
      claim('hints', 'attention'),
      claim('relations', 'ahead'),
    ],
  },
  {
    id: 'bornAgain',
    evidence: [
      methodGap('born again (third generation)'),
      claim('born-again', 'improves'),
      claim('born-again', 'paper'),
    ],
  },
];
