import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  ModelProtoSchema,
  TensorProto_DataType,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { required } from '@/core/checked.ts';
import type { NamedTensor } from '@/core/safetensors.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { ExportedNetwork } from '../input.ts';
import { quantisedArrays } from '../quantise.ts';
import { torchName, torchParameters } from '../torch-layout.ts';
import type { OnnxNode } from './blocks/block.ts';
import { LOGITS } from './blocks/logits.ts';
import { graphNodes, inputName, PROBABILITIES } from './graph.ts';

/** The oldest set of operators with one scale per channel; every later runtime reads it. */
const OPSET = 13;
/** Version of the file format that belongs to it. */
const IR_VERSION = 7;

type Node = MessageInitShape<typeof NodeProtoSchema>;
type Tensor = MessageInitShape<typeof TensorProtoSchema>;

function attributeOf([name, value]: readonly [string, OnnxNode['attributes'][string]]) {
  if (typeof value === 'number') return { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) };
  if ('float' in value) return { name, type: AttributeProto_AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) };
}

const nodeOf = ({ op, inputs, output, attributes }: OnnxNode): Node => ({
  name: output,
  opType: op,
  input: [...inputs],
  output: [output],
  attribute: Object.entries(attributes).map(attributeOf),
});

function tensorOf(name: string, shape: readonly number[], values: Float32Array | Int8Array): Tensor {
  return {
    name,
    dims: shape.map(BigInt),
    dataType: values instanceof Int8Array ? TensorProto_DataType.INT8 : TensorProto_DataType.FLOAT,
    rawData: new Uint8Array(
      values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength) as ArrayBuffer,
    ),
  };
}

/** Examples or answers of a batch of any size. */
function valueOf(
  name: string,
  shape: readonly number[],
  elemType = TensorProto_DataType.FLOAT,
): MessageInitShape<typeof ValueInfoProtoSchema> {
  const fixed = shape.map((length) => ({ value: { case: 'dimValue' as const, value: BigInt(length) } }));
  const dim = [{ value: { case: 'dimParam' as const, value: 'N' } }, ...fixed];
  return {
    name,
    type: {
      value: { case: 'tensorType', value: { elemType, shape: { dim } } },
    },
  };
}

/** What the network takes: pixels, channels first, or ids of tokens. */
function inputOf(plan: ModelPlan) {
  const { input } = plan;
  if (input.kind === 'tokens') return valueOf(inputName(plan), [input.length], TensorProto_DataType.INT64);
  return valueOf(inputName(plan), [input.channels, input.height, input.width]);
}

interface Parameters {
  readonly tensors: readonly Tensor[];
  readonly nodes: readonly Node[];
}

const inFloats = (tensors: readonly NamedTensor[]): Parameters => ({
  tensors: tensors.map(({ name, shape, values }) => tensorOf(name, shape, values)),
  nodes: [],
});

/** 8-bit weights, with a node that multiplies them by their channel's scale as the model is loaded. */
function inBytes(network: ExportedNetwork, floats: readonly NamedTensor[]): Parameters {
  const { plan, arrays } = network;
  const quantised = quantisedArrays(network);
  const integers = [...quantised].map(([name, array]) => [name, Float32Array.from(array.integers)] as const);
  const byName = new Map(
    torchParameters(plan, { ...arrays, ...Object.fromEntries(integers) }).map((each) => [each.name, each]),
  );
  // Of an embedding, whose rows are looked up, the output channels come last in PyTorch's layout, too.
  const tables = new Set(
    plan.layers
      .flatMap(({ parameters }) => parameters)
      .flatMap(({ name, isTable }) => (isTable ? [torchName(name)] : [])),
  );
  const scalesOf = new Map([...quantised].map(([name, { scales }]) => [torchName(name), scales]));
  const tensors: Tensor[] = [];
  const nodes: Node[] = [];
  for (const { name, shape, values } of floats) {
    const scales = scalesOf.get(name);
    if (!scales) {
      tensors.push(tensorOf(name, shape, values));
      continue;
    }
    const bytes = Int8Array.from(required(byName.get(name), name).values);
    tensors.push(tensorOf(`${name}.int8`, shape, bytes), tensorOf(`${name}.scale`, [scales.length], scales));
    nodes.push(
      nodeOf({
        op: 'DequantizeLinear',
        inputs: [`${name}.int8`, `${name}.scale`],
        output: name,
        attributes: { axis: tables.has(name) ? 1 : 0 },
      }),
    );
  }
  return { tensors, nodes };
}

/**
 * A network as an ONNX model: `pixels` [N, C, H, W] or `tokens` [N, L] in, `logits` and `probabilities` [N, K] out.
 *
 * @param metadata texts of the file, by name
 */
export function onnxModel(
  network: ExportedNetwork,
  precision: 'float32' | 'int8',
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const { plan } = network;
  const floats = torchParameters(plan, network.arrays);
  const { tensors, nodes } = precision === 'int8' ? inBytes(network, floats) : inFloats(floats);
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(IR_VERSION),
    opsetImport: [{ domain: '', version: BigInt(OPSET) }],
    producerName: 'Distillation Playground',
    producerVersion: metadata['generator'] ?? '',
    docString: metadata['input'] ?? '',
    graph: {
      name: plan.spec.id,
      node: [...nodes, ...graphNodes(plan).map(nodeOf)],
      initializer: [...tensors],
      input: [inputOf(plan)],
      output: [valueOf(LOGITS, [plan.numClasses]), valueOf(PROBABILITIES, [plan.numClasses])],
    },
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(toBinary(ModelProtoSchema, model));
}
