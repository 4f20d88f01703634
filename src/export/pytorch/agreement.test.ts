import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import { addDataset } from '@/datasets/registry.ts';
import { manyTokens } from '@/datasets/testing/fake-spec.ts';
import { methodsFor } from '@/distill/registry.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { serveFakes } from '@/engine/worker/testing/fake-files.ts';
import { smallRun } from '@/engine/worker/testing/start-engine.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { exportFrom, openLab, unpacked, type TrainedSteps } from '../testing/export-runs.ts';
import { python, runPython } from '../testing/python.ts';

type Change = Readonly<Record<string, unknown>>;

interface Case extends TrainedSteps {
  readonly name: string;
  readonly change: Change;
}

const shipped = { teacher: 'cnn-16-32-128', teacherWeights: 'shipped' };
const residual = { teacher: 'resnet-8' };
const ofTexts = { dataset: manyTokens.id, teacher: 'transformer-4' };

/** Few runs that have every trap and, together, every method. */
const sampled: readonly Case[] = [
  {
    name: 'soft targets of the shipped teacher, after some steps',
    change: { ...shipped, student: 'cnn-8-16' },
    students: 3,
  },
  {
    name: 'two-stage hints and attention of residual networks, standardised logits, shifted pictures, SGD',
    change: {
      ...residual,
      student: 'resnet-8-thin',
      methods: ['soft-targets', 'hints', 'attention-transfer', 'standardised-logits'],
      hintSchedule: 'two-stage',
      regressor: '3x3',
      augmentation: 'shift',
      optimizer: 'sgd',
      learningRate: 0.0002,
    },
    teacher: 2,
  },
  {
    name: 'relations and kinds of soft targets with unlabelled pictures, hidden classes and wrong labels',
    change: {
      ...shipped,
      student: 'mlp-32',
      methods: [
        'relational-distance',
        'relational-angle',
        'logit-matching',
        'decoupled',
        'correlations',
        'jensen-shannon',
        'similarity-preserving',
        'label-smoothing',
      ],
      unlabelled: 40,
      hiddenClasses: [3, 7],
      labelNoise: 0.3,
      logitBias: [0, 0, 0, 2, 0, 0, 0, 2, 0, 0],
    },
  },
  {
    name: 'half of a transformer with hidden states and token attention, after some steps',
    change: {
      ...ofTexts,
      student: 'transformer-2',
      methods: ['soft-targets', 'hidden-cosine', 'hidden-states', 'attention-probabilities'],
      hiddenLayers: 'hidden0-hidden50-hidden100',
      attentionLayers: 'attention50-attention100',
    },
    teacher: 2,
    students: 2,
  },
  {
    name: 'a run that is shorter than the check, of clothes',
    change: { ...shipped, dataset: 'fashion-mnist', student: 'cnn-8-16', steps: 1 },
    students: 1,
  },
  {
    name: 'soft targets and attention on clothes as the transfer set, shifted, with wrong labels for the control',
    change: {
      ...shipped,
      student: 'cnn-8-16',
      methods: ['soft-targets', 'attention-transfer', 'relational-distance'],
      transferSet: 'fashion-mnist',
      transferSize: 60,
      augmentation: 'shift',
      labelNoise: 0.3,
    },
  },
  {
    name: 'weights of 4 bits, with hints and a peer, beside labels alone',
    change: {
      ...residual,
      student: 'resnet-8-thin',
      methods: ['soft-targets', 'hints', 'mutual-learning'],
      studentBits: 4,
    },
    teacher: 1,
    students: 3,
  },
  {
    name: 'weights of 8 bits in residual networks, generation after generation',
    change: {
      ...residual,
      student: 'resnet-8-thin',
      methods: ['born-again'],
      generations: 2,
      steps: 3,
      studentBits: 8,
      learningRate: 0.001,
    },
  },
  {
    name: 'generations of three steps with shuffled wrong classes and no labels for the student',
    change: {
      ...shipped,
      steps: 3,
      student: 'cnn-4-8-pooled',
      methods: ['born-again', 'even-blur', 'hard-answers', 'shuffled-dark-knowledge'],
      generations: 2,
      studentLabels: 'hidden',
    },
  },
];

/** Every method with three students and two teachers. */
const ofPictures: readonly Case[] = methodsFor('image').flatMap(({ id }) =>
  ['cnn-8-16', 'cnn-4-8-pooled', 'resnet-8-thin'].flatMap((student) =>
    [shipped, residual].map((teacher) => ({
      name: `${id}: ${student} from ${teacher.teacher}`,
      change: { ...teacher, student, methods: [id] },
      teacher: teacher === residual ? 1 : 0,
    })),
  ),
);
/** The same on texts, with the students that have the layers. */
const all: readonly Case[] = [
  ...ofPictures,
  ...methodsFor('tokens').flatMap(({ id, family }) =>
    ['transformer-2', 'transformer-1', ...(family === 'attention' ? [] : ['bag-of-embeddings'])].map(
      (student) => ({
        name: `${id}: ${student} from ${ofTexts.teacher}`,
        change: { ...ofTexts, student, methods: [id] },
        teacher: 1,
      }),
    ),
  ),
];

/** Text in the names of the cases to check beside the sampled ones: empty for all; `npm run check-exports` sets it. */
const wanted = process.env['CHECK_EXPORTS'];
const cases = wanted === undefined ? sampled : all.filter(({ name }) => name.includes(wanted));
/** Exports that PyTorch checks in one process. */
const PER_PROCESS = 10;
const driver = fileURLToPath(new URL('../testing/check_exports.py', import.meta.url));

describe.skipIf(python === null)('the exported program, run by PyTorch', () => {
  const folders: string[] = [];
  let removeTexts = () => {};
  beforeAll(async () => {
    removeTexts = addDataset(manyTokens);
    vi.stubGlobal('fetch', serveFakes([manyTokens]));
    await startNodeWasm();
  });
  afterAll(() => {
    removeTexts();
    vi.unstubAllGlobals();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** The words of the check of each case, after whether it agrees. */
  async function check(some: readonly Case[]): Promise<readonly string[]> {
    const own: string[] = [];
    for (const { change, teacher = 0, students = 0 } of some) {
      const { config, problems } = parseRunConfig(change, smallRun);
      expect(problems).toEqual([]);
      const lab = await openLab(config, { teacher, students });
      own.push(unpacked((await exportFrom(lab, 'pytorch')).bytes));
    }
    folders.push(...own);
    const results = JSON.parse(await runPython('.', driver, ...own)) as { agrees: boolean; output: string }[];
    return results.map(
      ({ agrees, output }, index) => `${agrees ? 'ok' : 'NO'} ${entryAt(some, index).name}\n${output}`,
    );
  }

  it(
    'agrees with the engine on the losses of ten steps and on the first gradients',
    {
      timeout: wanted === undefined ? 600_000 : 3_600_000,
    },
    async () => {
      expect(cases.length, `exports with ${wanted ?? ''} in their name`).toBeGreaterThan(0);
      const report: string[] = [];
      for (let first = 0; first < cases.length; first += PER_PROCESS) {
        const some = await check(cases.slice(first, first + PER_PROCESS));
        if (wanted !== undefined) console.log(some.join('\n'));
        report.push(...some);
      }
      expect(report).toHaveLength(cases.length);
      expect(report.filter((each) => !each.startsWith('ok'))).toEqual([]);
    },
  );
});
