import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { writeSafetensors } from '@/core/safetensors.ts';
import { sizeOf } from '@/core/size-of.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { Network } from '@/engine/worker/network/network.ts';
import { tapsOf } from '@/engine/worker/run/evaluation.ts';
import type { ModelSpec, TappedBlock } from '@/models/model-spec.ts';
import type { ImageInput } from '@/core/input-spec.ts';
import { planModel } from '@/models/plan.ts';
import { namedArrays, torchParameters } from '../torch-layout.ts';
import { python, runPython } from '../testing/python.ts';
import { networkJson } from './run-json.ts';
import { programSource } from './source.ts';

interface Case {
  readonly name: string;
  readonly input: Omit<ImageInput, 'kind'>;
  readonly blocks: readonly TappedBlock[];
}

/** One network for each way in which PyTorch differs. */
const cases: readonly Case[] = [
  {
    name: 'kernels in another layout, three channels',
    input: { height: 6, width: 5, channels: 3 },
    blocks: [
      { kind: 'conv', filters: 4, kernelSize: 5, stride: 1, tap: 'stage1' },
      { kind: 'global-average-pool', tap: 'embedding' },
    ],
  },
  {
    name: 'a dense layer after a map that is not square',
    input: { height: 3, width: 4, channels: 2 },
    blocks: [
      { kind: 'conv', filters: 3, kernelSize: 1, stride: 1, tap: 'stage1' },
      { kind: 'flatten' },
      { kind: 'dense', units: 5, tap: 'embedding' },
    ],
  },
  {
    name: 'stride 2 on even and odd sizes',
    input: { height: 8, width: 7, channels: 1 },
    blocks: [
      { kind: 'conv', filters: 3, kernelSize: 3, stride: 2, tap: 'stage1' },
      { kind: 'conv', filters: 3, kernelSize: 5, stride: 2, tap: 'stage2' },
      { kind: 'flatten' },
    ],
  },
  {
    name: 'residual blocks with and without a shortcut',
    input: { height: 8, width: 8, channels: 1 },
    blocks: [
      { kind: 'conv', filters: 2, kernelSize: 3, stride: 1 },
      { kind: 'residual', filters: 2, stride: 1, tap: 'stage1' },
      { kind: 'residual', filters: 4, stride: 2, tap: 'stage2' },
      { kind: 'global-average-pool', tap: 'embedding' },
    ],
  },
  {
    name: 'pooling of odd maps',
    input: { height: 7, width: 5, channels: 1 },
    blocks: [
      { kind: 'conv', filters: 2, kernelSize: 3, stride: 1 },
      { kind: 'max-pool', tap: 'stage1' },
      { kind: 'max-pool', tap: 'stage2' },
      { kind: 'flatten' },
    ],
  },
];
const NUM_PICTURES = 3;
const NUM_CLASSES = 4;

describe.skipIf(python === null)('an exported network in PyTorch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'networks-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('computes what the engine computes at every tap, however the two differ', async () => {
    await startNodeWasm();
    const random = randomStream(1, 'networks');
    const noise = (length: number) => Float32Array.from({ length }, () => random.next() * 2 - 1);
    const expected: Readonly<Record<string, Float32Array>>[] = [];
    const written = [];
    for (const [index, { input, blocks }] of cases.entries()) {
      const spec: ModelSpec = { id: 'test', family: 'plain', roles: [], blocks };
      const plan = planModel(spec, { kind: 'image', ...input }, NUM_CLASSES);
      const values = plan.layers.flatMap(({ parameters }) =>
        parameters.map(({ shape }) => noise(sizeOf(shape))),
      );
      const shape = [NUM_PICTURES, input.height, input.width, input.channels];
      const pixels = noise(sizeOf(shape));
      const network = new Network(plan, values);
      const names = plan.layers.flatMap(({ tap }) => (tap === null ? [] : [tap]));
      const taps = await tapsOf(network, pixels, NUM_PICTURES, names);
      network.dispose();
      expected.push(
        Object.fromEntries(names.map((name) => [name, taps[name]?.values ?? new Float32Array()])),
      );
      const weights = `${index}.safetensors`;
      const parameters = torchParameters(plan, namedArrays(plan, values));
      writeFileSync(
        join(folder, weights),
        writeSafetensors(parameters, { format: 'pt', link: 'a "quoted" text' }),
      );
      written.push({ network: networkJson(plan), weights, shape, pixels: [...pixels] });
    }
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(written));
    writeFileSync(join(folder, 'distill.py'), programSource('Test.'));
    const driver = fileURLToPath(new URL('../testing/check_networks.py', import.meta.url));
    const found = JSON.parse(await runPython('.', driver, folder)) as Readonly<Record<string, number[]>>[];
    for (const [index, { name }] of cases.entries())
      for (const [tap, values] of Object.entries(entryAt(expected, index)))
        expect(found[index]?.[tap], `${name}, ${tap}`).toEqual(
          [...values].map((value) => expect.closeTo(value, 4)),
        );
  });
});
