import type { BlockKind, BlockOf } from '@/models/blocks/registry.ts';
import type { LayerPlan } from '@/models/plan.ts';
import { torchName } from '../../torch-layout.ts';

/** An attribute that is a real number; plain ones are whole. */
export interface OnnxFloat {
  readonly float: number;
}

/** A node of an ONNX graph. */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, number | readonly number[] | OnnxFloat>>;
}

/** Adds a node. @returns the name of its output */
export type AddNode = (
  op: string,
  inputs: readonly string[],
  output: string,
  attributes?: OnnxNode['attributes'],
) => string;

/** Adds the nodes of a layer of one kind. @param input name of what it takes @returns name of its output */
export type OnnxBlock<Kind extends BlockKind> = (
  add: AddNode,
  input: string,
  layer: Omit<LayerPlan, 'block'> & { readonly block: BlockOf<Kind> },
) => string;

/** Rows or columns of padding before and after, as TensorFlow's `same` adds them: the odd one comes after. */
export function samePadding(length: number, kernelSize: number, stride: number): readonly [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernelSize - length);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** Adds a number. @returns its name */
export const addNumber = (add: AddNode, value: number, name: string): string =>
  add('Constant', [], name, { value_float: { float: value } });

/** Adds a shape for `Reshape`, −1 for the batch. @returns its name */
export const addShape = (add: AddNode, shape: readonly number[], name: string): string =>
  add('Constant', [], name, { value_ints: shape });

/** Names of a layer's weights and bias. */
export const parametersOf = (name: string): readonly string[] => [
  torchName(`${name}/weights`),
  torchName(`${name}/bias`),
];

export const addRelu = (add: AddNode, input: string): string => add('Relu', [input], `${input}.relu`);

/** Adds a `same` convolution of maps of this shape, without activation. */
export function addConvolution(
  add: AddNode,
  input: string,
  name: string,
  { map, size, stride }: { readonly map: readonly number[]; readonly size: number; readonly stride: number },
): string {
  const [height = 1, width = 1] = map;
  const [top, bottom] = samePadding(height, size, stride);
  const [left, right] = samePadding(width, size, stride);
  return add('Conv', [input, ...parametersOf(name)], `${torchName(name)}.out`, {
    kernel_shape: [size, size],
    strides: [stride, stride],
    pads: [top, left, bottom, right],
  });
}
