import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { exportFrom, openLab, openTraining, unpacked, type TrainedSteps } from '../testing/export-runs.ts';
import { hasModule, python, runPython, runTwo } from '../testing/python.ts';

const driver = (name: string) => fileURLToPath(new URL(`../testing/${name}`, import.meta.url));

/** The values of a safetensors file, one array after the other. */
function weightsIn(folder: string, name: string): Float32Array {
  const bytes = readFileSync(join(folder, name));
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  return new Float32Array(new Uint8Array(bytes.subarray(start)).buffer);
}

/** The largest difference of two files of weights. */
function distance(folder: string, one: string, other: string): number {
  const [first, second] = [weightsIn(folder, one), weightsIn(folder, other)];
  expect(first.length).toBe(second.length);
  return first.reduce((most, value, index) => Math.max(most, Math.abs(value - (second[index] ?? NaN))), 0);
}

const recallOf3 = Array.from({ length: 10 }, (_, k) => (k === 3 ? '1.000' : '0.000')).join(' ');

describe.skipIf(python === null)('the exported program', { timeout: 600_000 }, () => {
  const folders: string[] = [];
  const exported = async (change: Readonly<Record<string, unknown>>, steps: TrainedSteps = {}) => {
    const { config, problems } = parseRunConfig(change, smallRun);
    expect(problems).toEqual([]);
    const folder = unpacked((await exportFrom(await openLab(config, steps), 'pytorch', 'ko')).bytes);
    folders.push(folder);
    return folder;
  };
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('repeats the run to its last weights, and says so if it does not agree', async () => {
    const folder = await exported({}, { students: 20 });
    const printed = await runPython(folder, 'distill.py');
    expect(printed).toMatch(/step 20: loss \d.*, accuracy student 0\.\d+ control 0\.\d+, \d+ examples\/s/);
    for (const lane of ['student', 'control'])
      expect(distance(folder, `trained/${lane}.safetensors`, `${lane}-final.safetensors`)).toBeLessThan(1e-3);
    expect(await runPython(folder, 'distill.py', '--check')).toContain('agrees with the page');
    await expect(runPython(folder, 'distill.py', '--data=full', '--steps=0')).rejects.toThrow(
      '--steps is 0, expected 1 or more',
    );
    const file = join(folder, 'expected.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"total": \d/, '"total": 9'));
    await expect(runPython(folder, 'distill.py', '--check')).rejects.toThrow('DOES NOT AGREE');
  });

  it('moves settings at the steps at which they moved on the page', async () => {
    const { config } = parseRunConfig({ unlabelled: 20 }, smallRun);
    const { lab, train } = await openTraining(config, { students: 4 });
    await lab.actions.configure({ temperature: 9, alpha: 0.2, learningRate: 0.01 });
    await train(4);
    await lab.actions.configure({ methods: ['decoupled'], studentLabels: 'hidden' });
    await train(4);
    const folder = unpacked((await exportFrom(lab, 'pytorch')).bytes);
    folders.push(folder);
    await runPython(folder, 'distill.py', '--steps=12');
    for (const lane of ['student', 'control'])
      expect(distance(folder, `trained/${lane}.safetensors`, `${lane}-final.safetensors`)).toBeLessThan(1e-3);
    expect(await runPython(folder, 'distill.py', '--check')).toContain('agrees with the page');
  });

  it('trains the same on two processes as on one, with losses on the whole batch', async () => {
    const folder = await exported({
      methods: [
        'relational-distance',
        'relational-angle',
        'similarity-preserving',
        'hints',
        'decoupled',
        'correlations',
      ],
      unlabelled: 40,
      optimizer: 'sgd',
      learningRate: 0.001,
      logitBias: [0, 0, 0, 20, 0, 0, 0, 0, 0, 0],
    });
    const alone = await runPython(folder, 'distill.py', '--steps=6', '--out=one');
    const printed = await runTwo(folder, 'distill.py', '--steps=6', '--out=two');
    expect(printed.match(/step 6: /g)).toHaveLength(1);
    // Of the whole batch, not of the share of one process.
    const [lossOfOne, lossOfTwo] = [alone, printed].map((text) =>
      Number(/step 6: loss ([\d.]+)/.exec(text)?.[1]),
    );
    expect(Math.abs((lossOfTwo ?? NaN) / (lossOfOne ?? NaN) - 1)).toBeLessThan(1e-4);
    expect(printed).toMatch(/\d+ examples\/s/);
    // The bias is larger than any difference of these logits, so every answer is 3.
    expect(printed).toContain(`student: recall by class with the logit bias ${recallOf3}`);
    expect(printed).toContain(`control: recall by class with the logit bias ${recallOf3}`);
    for (const lane of ['student', 'control']) {
      expect(distance(folder, `one/${lane}.safetensors`, `two/${lane}.safetensors`)).toBeLessThan(1e-4);
    }
    expect(distance(folder, 'one/student.safetensors', 'one/control.safetensors')).toBeGreaterThan(1e-3);
  });

  it('turns oneDNN off where its gradients are wrong, and only where it is oneDNN', async () => {
    const printed = await runPython('.', driver('check_convolutions.py'), await exported({}));
    expect(JSON.parse(printed)).toEqual({
      available: true,
      with: [
        false,
        expect.stringMatching(/^oneDNN is turned off: .* 1\.0e\+00 with it, by \d\.\de-\d\d without\n$/),
      ],
      always: [true, ''],
    });
  });

  it('shares all official pictures among processes, each epoch in another order', async () => {
    const folder = await exported({});
    const found = JSON.parse(await runPython('.', driver('check_full.py'), folder)) as {
      one: number[];
      next: number[];
      shares: number[][];
      files: { readonly wrong: Readonly<Record<string, readonly string[]>> };
      uneven: string;
    };
    const all = Array.from({ length: 64 }, (_, index) => index);
    const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
    expect(sorted(found.one)).toEqual(all);
    expect(sorted(found.next)).toEqual(all);
    expect(found.next).not.toEqual(found.one);
    expect(sorted(found.shares.flat())).toEqual(all);
    const refused = (name: string) => `${name} is not the official file: delete it and start again`;
    const { wrong, ...files } = found.files;
    expect(files).toEqual({
      whole: {
        labels: [7, 0, 9],
        images: [0, 4, 8].map((first) => [
          [first, first + 1],
          [first + 2, first + 3],
        ]),
      },
      again: true,
      kept: ['images.gz', 'labels.gz'],
      cut: refused('labels.gz'),
    });
    expect(Object.keys(wrong)).toHaveLength(7);
    for (const [name, said] of Object.entries(wrong))
      expect([name, said]).toEqual([name, [refused('labels'), refused('labels.gz')]]);
    expect(found.uneven).toMatch(/has 64 training pictures and 63 labels: delete it and start again$/);
    expect(found).toMatchObject({ batch: 4, hidden: [0, 2], wrong: 16, moves: true });
  });

  it('runs as a notebook, too', async () => {
    const printed = await runPython('.', driver('run_notebook.py'), await exported({ steps: 10 }));
    expect(printed).toContain('agrees with the page');
    expect(printed).toContain('ran 1 evaluations');
    // Each with T = 1 first.
    const answers = [...printed.matchAll(/^(.*): test picture \d+, label \d\nT = 1: ([\d. ]+)$/gm)];
    expect(answers.map(([, name]) => name)).toEqual(['a typical picture', 'the least certain answer']);
    const [typical = 0, least = 1] = answers.map(([, , shares = '']) =>
      Math.max(...shares.split(' ').map(Number)),
    );
    expect(typical).toBeGreaterThan(least);
    expect(printed).toContain(hasModule('nbformat') ? 'valid' : 'nbformat is not installed');
  });
});
