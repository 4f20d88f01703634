import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { afterAll, describe, expect, it } from 'vitest';
import { findPython } from '../../../scripts/lib/python.mjs';
import { exampleShape, type InputSpec } from '@/core/input-spec.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { models } from '@/models/registry.ts';
import { examplesOf } from '@/models/testing/example-input.ts';
import type { ExportInput } from '../input.ts';
import { roundedNetwork } from '../quantise.ts';
import { engineLogits, largestError } from '../testing/engine-answers.ts';
import { exportInput } from '../testing/input.ts';
import { planOf, randomNetwork, trapPlan } from '../testing/networks.ts';
import { exportOnnx } from './export-onnx.ts';
import { samePadding } from './blocks/block.ts';
import { onnxModel } from './onnx-model.ts';

env.wasm.numThreads = 1;

const NUM_PICTURES = 2;

async function answers(bytes: Uint8Array, input: InputSpec, examples: Float32Array) {
  const session = await InferenceSession.create(bytes);
  const shape = [NUM_PICTURES, ...exampleShape(input)];
  const given =
    input.kind === 'image'
      ? { pixels: new Tensor('float32', examples, [NUM_PICTURES, 1, 28, 28]) }
      : { tokens: new Tensor('int64', BigInt64Array.from(examples, BigInt), shape) };
  const { logits, probabilities } = await session.run(given);
  await session.release();
  return { logits: logits?.data as Float32Array, probabilities: probabilities?.data as Float32Array };
}

/** A Python that has ONNX, if there is one. */
const python = findPython(['onnx']);
if (python === undefined) console.warn('SKIPPED: no Python with onnx, so that its checker is not run');
const folder = mkdtempSync(join(tmpdir(), 'onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an ONNX model', () => {
  it('pads like TensorFlow: nothing before and 1 after at stride 2 on an even side', () => {
    expect(samePadding(28, 3, 2)).toEqual([0, 1]);
    expect(samePadding(7, 3, 2)).toEqual([1, 1]);
    expect(samePadding(28, 5, 2)).toEqual([1, 2]);
    expect(samePadding(28, 3, 1)).toEqual([1, 1]);
    expect(samePadding(28, 1, 2)).toEqual([0, 0]);
  });

  // The first network has every trap: stride 2, odd pooling, a shortcut with and without convolution, a flatten.
  it.each([trapPlan, ...models.map(({ id }) => planOf(id))])(
    'answers like the engine in ONNX Runtime: $spec.id',
    async (plan) => {
      const network = randomNetwork(plan);
      const examples = examplesOf(plan.input, NUM_PICTURES);
      for (const [precision, same] of [
        ['float32', network],
        ['int8', roundedNetwork(network)],
      ] as const) {
        const expected = await engineLogits(same, examples);
        const { logits, probabilities } = await answers(
          onnxModel(network, precision, {}),
          plan.input,
          examples,
        );
        expect(largestError(logits, expected)).toBeLessThan(1e-5);
        const first = softmaxAt(expected.subarray(0, 10), 1);
        expect(largestError(probabilities.subarray(0, 10), first)).toBeLessThan(1e-5);
      }
    },
  );

  it('describes its input, its origin and its precision, and is smaller in 8 bits', async () => {
    const input = exportInput();
    const student = await exportOnnx(input, {});
    const small = await exportOnnx(input, { precision: 'int8' });
    expect(student.name).toBe('mnist-cnn-8-16-student-step-500-seed-1-float32.onnx');
    expect(small.bytes.length).toBeLessThan(student.bytes.length / 2.5);
    const { metadataProps, opsetImport } = fromBinary(ModelProtoSchema, small.bytes);
    const metadata = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
    expect(metadata).toMatchObject({
      model: 'cnn-8-16',
      lane: 'student',
      dataset: 'mnist',
      link: input.link,
    });
    expect(metadata['input']).toContain('float32 [N, 1, 28, 28], background 0, full ink 1');
    expect(metadata['precision']).toContain('int8 weights');
    expect(Number(opsetImport[0]?.version)).toBe(13);
  });

  it('is refused before the first step, and for another lane or precision', async () => {
    await expect(exportOnnx(exportInput({}, { step: 0 }), {})).rejects.toMatchObject({ code: 'untrained' });
    await expect(exportOnnx(exportInput(), { lane: 'pupil' })).rejects.toMatchObject({ code: 'option' });
    await expect(exportOnnx(exportInput(), { precision: 'int4' })).rejects.toMatchObject({ code: 'option' });
    const teacher = await exportOnnx(exportInput({}, { step: 0 }), { lane: 'teacher' });
    expect(teacher.name).toBe('mnist-cnn-16-32-128-teacher-seed-1-float32.onnx');
  });

  it('names the step of a teacher that the run trained, and none of the page’s own', async () => {
    const stepIn = async (change: Readonly<Record<string, unknown>>, more: Partial<ExportInput>) => {
      const { name, bytes } = await exportOnnx(exportInput(change, more), { lane: 'teacher' });
      const step = fromBinary(ModelProtoSchema, bytes).metadataProps.find(({ key }) => key === 'step')?.value;
      expect(/-step-(\d+)-/.exec(name)?.[1]).toBe(step);
      return step;
    };
    expect(await stepIn({ teacherWeights: 'shipped' }, {})).toBeUndefined();
    expect(await stepIn({ teacherWeights: 'live' }, { teacherStep: 300 })).toBe('300');
    expect(await stepIn({ teacherWeights: 'shipped' }, { generationSteps: [100, 200] })).toBe('200');
  });

  it.skipIf(!python)(
    `passes Python’s onnx.checker${python ? '' : ' (skipped: no python3 with onnx)'}`,
    () => {
      const files = [trapPlan, planOf('cnn-8-16'), planOf('resnet-8'), planOf('transformer-1')].flatMap(
        (plan) =>
          (['float32', 'int8'] as const).map((precision) => {
            const file = join(folder, `${plan.spec.id}-${precision}.onnx`);
            writeFileSync(file, onnxModel(randomNetwork(plan), precision, { input: 'pixels' }));
            return file;
          }),
      );
      const code = `import onnx, sys
for file in sys.argv[1:]:
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    shapes = {o.name: [d.dim_value or d.dim_param for d in o.type.tensor_type.shape.dim] for o in model.graph.output}
    assert shapes == {'logits': ['N', 10], 'probabilities': ['N', 10]}, shapes`;
      const { status, stderr } = spawnSync(python ?? '', ['-c', code, ...files], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    },
  );
});
