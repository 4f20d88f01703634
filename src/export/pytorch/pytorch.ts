import { zipSync, type Zippable, type ZippableFile } from 'fflate';
import { required } from '@/core/checked.ts';
import { bytesPerExample, bytesPerValue, exampleShape, type InputSpec } from '@/core/input-spec.ts';
import { writeSafetensors, type NamedTensor } from '@/core/safetensors.ts';
import { datasetById } from '@/datasets/registry.ts';
import { methodById } from '@/distill/registry.ts';
import type { ExportMaterial } from '@/protocol/engine/export-material.ts';
import { exportedGenerations, exportedSettings } from '@/protocol/run/exported-steps.ts';
import { teacherGoal } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { hasTransferSet } from '@/protocol/run/transfer-set.ts';
import { ExportError } from '../export-error.ts';
import { checkOptionKeys } from '../options.ts';
import type { Exporter, ExportInput } from '../input.ts';
import { namedArrays, toTorch, torchParameters } from '../torch-layout.ts';
import { movedTensors, movesOf } from './moves.ts';
import { notebook } from './notebook.ts';
import { writeNpy } from './npy.ts';
import { initFile, runPlan, runJson, teacherFiles } from './run-json.ts';
import { programSource } from './source.ts';
import { textsFor } from './texts/texts.ts';

/** Most pictures over all steps: their order takes 16 MB. */
const MAX_PICTURES = 8_000_000;
/** Pictures and texts get much smaller at any level; weights hardly do, and take most of the time. */
const LEVEL = 3;
const STORED = { level: 0 } as const;
const GRADIENTS = 'expected-gradients.safetensors';
const TOLERANCE = { losses: 1e-4, gradients: 1e-3 };
/**
 * Of rounded weights: sums of few different ones are often zero or equal. There, rounding decides what ReLU lets through and
 * which of two largest values gets max-pooling's gradient, and PyTorch, which checks with 64 bits, decides otherwise; where
 * it doesn't come to that, both agree to 1e-6.
 */
const ROUNDED_TOLERANCE = { losses: 0.1, gradients: 0.1 };

/** @throws ExportError for a run that the program could not repeat */
function check(input: ExportInput, options: Readonly<Record<string, unknown>>): void {
  const { config, step, teacherStep } = input;
  checkOptionKeys(options, []);
  const { batch, unlabelled } = config;
  const hasMore = unlabelled > 0 || hasTransferSet(config);
  const needed = teacherGoal(config);
  if (step === 0 && teacherStep < needed) {
    const context = { received: teacherStep, expected: needed };
    const code = hasAssistant(config) ? 'assistant-untrained' : 'teacher-untrained';
    throw new ExportError(code, `the teachers have had ${teacherStep} steps`, context);
  }
  const moved = movedTensors(exportedSettings(input));
  if (moved !== null) throw new ExportError('moved', `${moved} changed while it trained`, { key: moved });
  const numSteps = exportedGenerations(input).reduce((sum, { start, end }) => sum + end - start, 0);
  const received = numSteps * batch * (hasMore ? 2 : 1);
  if (received > MAX_PICTURES)
    throw new ExportError('too-long', `${received} pictures`, { received, expected: MAX_PICTURES });
}

/** Parameters in the plan's order as PyTorch has them, with a prefix before their names. */
const parametersOf = (
  plan: ReturnType<typeof runPlan>,
  values: readonly Float32Array[],
  prefix = '',
): readonly NamedTensor[] =>
  torchParameters(plan, namedArrays(plan, values)).map((each) => ({ ...each, name: prefix + each.name }));

/** The methods' own tensors; `values` replaces theirs. */
const auxiliaryOf = (
  plan: ReturnType<typeof runPlan>,
  auxiliary: Readonly<Record<string, readonly NamedTensor[]>>,
  values?: Readonly<Record<string, readonly Float32Array[]>>,
): readonly NamedTensor[] =>
  Object.entries(auxiliary).flatMap(([id, tensors]) => {
    const given = values ? required(values[id], id) : tensors.map((tensor) => tensor.values);
    // A peer is a network like the student.
    if (methodById(id).hasPeer) return parametersOf(plan, given, `auxiliary.${id}.`);
    return tensors.map((tensor, index) => {
      const torch = toTorch({ ...tensor, values: required(given[index], id) });
      return { ...torch, name: `auxiliary.${id}.${torch.name}` };
    });
  });

function weightFiles(input: ExportInput, material: ExportMaterial): Zippable {
  const { link, step, networks, config } = input;
  const plan = runPlan(config.student, input);
  const file = (tensors: readonly NamedTensor[]) =>
    [writeSafetensors(tensors, { format: 'pt', link }), STORED] satisfies ZippableFile;
  const { teacher, generations, expected } = material;
  const files: Zippable = {};
  if (teacher) {
    const teacherPlan = runPlan(teacher.model, input);
    for (const [place, name] of teacherFiles(input, material).entries()) {
      const { length: numEach } = teacherPlan.layers.flatMap(({ parameters }) => parameters);
      const own = teacher.parameters.slice(place * numEach, (place + 1) * numEach);
      files[name] = file(parametersOf(teacherPlan, own));
    }
  }
  for (const [place, { student, auxiliary }] of generations.entries())
    files[initFile(place)] = file([...parametersOf(plan, student), ...auxiliaryOf(plan, auxiliary)]);
  if (step > 0)
    for (const lane of ['student', 'control'] as const)
      files[`${lane}-final.safetensors`] = file(torchParameters(networks[lane].plan, networks[lane].arrays));
  const { gradients } = expected;
  const { auxiliary } = required(generations[expected.steps.length - 1], 'generation');
  files[GRADIENTS] = file([
    ...parametersOf(plan, gradients.student, 'student.'),
    ...parametersOf(plan, gradients.control, 'control.'),
    ...auxiliaryOf(plan, auxiliary, gradients.auxiliary),
  ]);
  return files;
}

/** Examples as they were packed: pictures [n, H, W] or [n, H, W, C] of bytes, texts [n, L] of ids in one or two bytes. */
function writeExamples(packed: Uint8Array, count: number, input: InputSpec): Uint8Array {
  const shape = exampleShape(input);
  const isGrey = input.kind === 'image' && input.channels === 1;
  const values = bytesPerValue(input) === 2 ? new Uint16Array(packed.slice().buffer) : packed;
  return writeNpy(values, [count, ...(isGrey ? shape.slice(0, 2) : shape)]);
}

function dataFiles({ config }: ExportInput, material: ExportMaterial): Zippable {
  const { input, numClasses } = datasetById(config.dataset);
  const { pictures, labels, test, batches, picturesPerStep, shifts, shuffles } = material;
  const name = input.kind === 'image' ? 'images' : 'tokens';
  const numPictures = pictures.length / bytesPerExample(input);
  const order = [batches.length / picturesPerStep, picturesPerStep];
  return {
    'batches.npy': writeNpy(batches, order),
    [`data/train-${name}.npy`]: writeExamples(pictures, numPictures, input),
    'data/train-labels.npy': writeNpy(labels, [labels.length]),
    [`data/test-${name}.npy`]: writeExamples(test.pictures, test.labels.length, input),
    'data/test-labels.npy': writeNpy(test.labels, [test.labels.length]),
    ...(shifts ? { 'data/shifts.npy': writeNpy(shifts, order) } : {}),
    ...(shuffles ? { 'data/shuffles.npy': writeNpy(shuffles, [numPictures, numClasses - 1]) } : {}),
  };
}

/** Writes a run as a zip that repeats it in PyTorch, on one process or several. */
export const exportPytorch: Exporter = async (input, options) => {
  check(input, options);
  const [material, texts] = await Promise.all([input.material(), textsFor(input.language)]);
  const { steps, hintSteps, losses } = material.expected;
  const isFinite = losses.every((each) => Object.values(each).every(Number.isFinite));
  if (!isFinite) throw new ExportError('losses-not-finite', 'the first losses are not finite');
  const expected = {
    tolerance: input.config.studentBits === 32 ? TOLERANCE : ROUNDED_TOLERANCE,
    steps,
    hintSteps,
    losses,
    gradients: GRADIENTS,
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
  const encoded = new TextEncoder();
  const written = {
    'distill.py': programSource(texts.docstring(input)),
    'distill.ipynb': json(notebook(input, texts)),
    'README.md': texts.readme(input, movesOf(exportedSettings(input)), material),
    'run.json': json(runJson(input, material)),
    'expected.json': json(expected),
  };
  const files: Zippable = {
    ...Object.fromEntries(Object.entries(written).map(([name, text]) => [name, encoded.encode(text)])),
    ...weightFiles(input, material),
    ...dataFiles(input, material),
  };
  const { dataset, student, seed } = input.config;
  return {
    name: `${dataset}-${student}-seed${seed}-pytorch.zip`,
    bytes: zipSync(files, { level: LEVEL, mtime: input.date }),
  };
};
