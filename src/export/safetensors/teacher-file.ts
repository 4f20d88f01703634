import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { asText } from '@/core/errors.ts';
import { required } from '@/core/checked.ts';
import type { NamedTensor } from '@/core/safetensors.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { planModel, type ModelPlan } from '@/models/plan.ts';
import { models } from '@/models/registry.ts';
import { wordRule, type RecordRule } from '@/protocol/run/record-error.ts';
import { unpackTensors } from '@/protocol/run/unpack-safetensors.ts';
import { torchName } from '../torch-layout.ts';
import { fromTorch, torchShapes } from './from-torch.ts';

/** Largest file that is read: the largest teacher has 1.7 MB. */
export const MAX_TEACHER_BYTES = 16 * 2 ** 20;

/** Why a file cannot teach; the key of its text. */
export type TeacherFileReason =
  /** The browser cannot read it, e.g. because it was moved or its drive taken out. */
  | 'unreadable'
  | 'size'
  /** Its header cannot be read. */
  | 'format'
  | 'content'
  /** Two names that mean the same tensor, e.g. with and without `module.`. */
  | 'tensor-twice'
  /** It shares no tensor with any network. */
  | 'networks'
  | 'tensor-missing'
  | 'tensor-shape'
  | 'tensors-extra'
  | 'role'
  | 'dataset';

/** Received and expected values; `field` is a path in the file, `model` the network that the file is closest to. */
interface Facts {
  readonly field?: string;
  readonly received?: unknown;
  readonly expected?: string;
  readonly model?: string;
  /** The field's rule, for the page to word; `expected` has it in English. */
  readonly rule?: RecordRule;
}

/** A text of a file with its control characters written out, so that none can turn or hide the words around it. */
const visible = (text: string) =>
  text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`,
  );

/** A file that cannot be used as a teacher; `message` is English, the page words `reason` with `facts`. */
export class TeacherFileError extends Error {
  readonly reason: TeacherFileReason;
  readonly facts: Readonly<Record<'file' | 'field' | 'received' | 'expected' | 'model', string>>;
  readonly rule: RecordRule | null;

  constructor(reason: TeacherFileReason, fileName: string, given: Facts) {
    const { field: path = 'tensors', received = 'none', expected = 'none', model = '', rule = null } = given;
    const [file, field, shown] = [fileName, path, received].map((each) => visible(asText(each))) as [
      string,
      string,
      string,
    ];
    super(`${file}: ${field}: ${shown}, expected ${expected}${model && ` as in ${model}`}`);
    this.name = 'TeacherFileError';
    this.reason = reason;
    this.facts = { file, field, received: shown, expected, model };
    this.rule = rule;
  }
}

/** A network read from a file. */
export interface TeacherFile {
  readonly model: string;
  readonly sha256: string;
  /** In the plan's order and layout. */
  readonly values: readonly Float32Array[];
  /** Texts of the file, by name. */
  readonly metadata: Readonly<Record<string, string>>;
}

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** Names as PyTorch has them, also in files written under DataParallel or with our own names. */
const plainName = (name: string) => torchName(name.replace(/^(module|model)\./, ''));

function listed(names: readonly string[]): string {
  if (names.length === 0) return '–';
  return names.length > 6 ? `${names.slice(0, 6).join(', ')}, …` : names.join(', ');
}

type TensorsByName = ReadonlyMap<string, NamedTensor>;

/** What a file's header must be, or it is no safetensors file at all. */
const formats: ReadonlySet<RecordRule['rule']> = new Set(['safetensors', 'utf8', 'json']);

/** Tensors by PyTorch's names. @throws TeacherFileError 'tensor-twice' */
function tensorsByName(tensors: readonly NamedTensor[], file: string): TensorsByName {
  const byName = new Map<string, NamedTensor>();
  for (const tensor of tensors) {
    const name = plainName(tensor.name);
    const other = byName.get(name);
    if (other) {
      const received = listed([other.name, tensor.name]);
      throw new TeacherFileError('tensor-twice', file, { field: name, received, expected: name });
    }
    byName.set(name, tensor);
  }
  return byName;
}

/** The first tensor of a network that the file lacks or has with another shape. */
function wrongTensor(plan: ModelPlan, byName: TensorsByName) {
  return torchShapes(plan).find(({ name, shape }) => {
    const tensor = byName.get(name);
    return !tensor || shapeText(tensor.shape) !== shapeText(shape);
  });
}

const fits = (plan: ModelPlan, byName: TensorsByName) =>
  torchShapes(plan).length === byName.size && !wrongTensor(plan, byName);

/** The first difference to the network that shares most tensors with the file. */
function mismatch(
  plans: readonly ModelPlan[],
  byName: TensorsByName,
): readonly [reason: TeacherFileReason, facts: Facts] {
  const numShared = (plan: ModelPlan) =>
    torchShapes(plan).filter(
      ({ name, shape }) => shapeText(byName.get(name)?.shape ?? []) === shapeText(shape),
    ).length;
  const closest = plans.reduce((best, plan) => (numShared(plan) > numShared(best) ? plan : best));
  const model = closest.spec.id;
  if (numShared(closest) === 0)
    return [
      'networks',
      { received: listed([...byName.keys()]), expected: plans.map(({ spec }) => spec.id).join(' | ') },
    ];
  const wrong = wrongTensor(closest, byName);
  const names = new Set(torchShapes(closest).map(({ name }) => name));
  const extra = [...byName.keys()].filter((name) => !names.has(name));
  if (!wrong) return ['tensors-extra', { received: listed(extra), model }];
  const tensor = byName.get(wrong.name);
  const facts = { field: wrong.name, expected: shapeText(wrong.shape), model };
  return tensor
    ? ['tensor-shape', { ...facts, received: shapeText(tensor.shape) }]
    : ['tensor-missing', facts];
}

/**
 * Reads a safetensors file whose tensors have the names and shapes, in PyTorch's layout, of one of our models.
 *
 * @param file its name, for errors
 * @throws TeacherFileError for a file that is too large, no safetensors file of finite 32-bit floats, has a tensor
 *   twice, fits none of our models or none that may teach, or was trained on another dataset
 */
export function readTeacherFile(bytes: Uint8Array, file: string, dataset: DatasetSpec): TeacherFile {
  if (bytes.length > MAX_TEACHER_BYTES)
    throw new TeacherFileError('size', file, {
      field: 'bytes',
      received: bytes.length,
      expected: String(MAX_TEACHER_BYTES),
    });
  const { tensors, metadata } = unpackTensors(
    bytes,
    (field, received, rule) =>
      new TeacherFileError(field === 'header' && formats.has(rule.rule) ? 'format' : 'content', file, {
        field,
        received,
        rule,
        expected: wordRule(rule),
      }),
  );
  const byName = tensorsByName(tensors, file);
  const plans = models
    .filter(({ input = 'image' }) => input === dataset.input.kind)
    .map((spec) => planModel(spec, dataset.input, dataset.numClasses));
  const plan = plans.find((each) => fits(each, byName));
  const teachers = plans.filter(({ spec }) => spec.roles.includes('teacher'));
  if (!plan) {
    const [reason, facts] = mismatch(plans, byName);
    throw new TeacherFileError(reason, file, facts);
  }
  const { id } = plan.spec;
  if (!teachers.includes(plan))
    throw new TeacherFileError('role', file, {
      field: 'model',
      received: id,
      expected: teachers.map(({ spec }) => spec.id).join(' | '),
    });
  const trainedOn = metadata['dataset'];
  if (trainedOn !== undefined && trainedOn !== dataset.id)
    throw new TeacherFileError('dataset', file, {
      field: 'dataset',
      received: trainedOn,
      expected: dataset.id,
    });
  const values = fromTorch(plan, (name) => required(byName.get(name), name).values);
  return { model: id, sha256: bytesToHex(sha256(bytes)), values, metadata };
}
