import { filterGradientKernel } from '../kernels/filter-gradient.ts';
import { convolutionKernel, inputGradientKernel } from '../kernels/convolution.ts';
import { numOutputs } from '../kernels/conv-shape.ts';
import { vectorOf } from '../kernels/kernel.ts';
import { matMulKernel } from '../kernels/mat-mul.ts';
import { reduceKernel } from '../kernels/reduce.ts';
import { spreadMeanKernel } from '../kernels/spread-mean.ts';
import { sumSlicesKernel } from '../kernels/sum-slices.ts';
import type { Tiles } from '../kernels/tiles.ts';
import { maxVariablesOf, updateKernel, type GradientSegment } from '../kernels/update.ts';
import type { RecordedTrainee } from './trainee.ts';
import type { Stage } from './stages.ts';
import { aligned, part, type Resource, type WorkList } from './work-list.ts';

type DenseStage = Extract<Stage, { kind: 'dense' }>;
type ConvStage = Extract<Stage, { kind: 'conv-pool' }>;
type MeanStage = Extract<Stage, { kind: 'mean' }>;

/** A stage with its input, its output, and the buffers its backward pass needs. */
interface PlacedStage {
  readonly stage: Stage;
  readonly input: Resource;
  readonly output: GPUBufferBinding;
  /** The position of each maximum of a pooling. */
  readonly origins: GPUBufferBinding | null;
}

/** A kernel that computes slices of a gradient, to be stored among the partial sums. */
interface GradientWork {
  readonly segments: readonly GradientSegment[];
  readonly length: number;
  readonly add: (target: GPUBufferBinding) => void;
}

/** Adds the kernels of one network's training step to a list: forward, backward, update. */
export class RecordedNetwork {
  readonly #list: WorkList;
  readonly #trainee: RecordedTrainee;
  readonly #batch: number;
  readonly #tiles: Tiles;
  readonly #placed: readonly PlacedStage[];
  /** The segment of each variable's gradient among the partial sums. */
  readonly #segments: GradientSegment[] = [];

  /**
   * Adds the forward pass.
   *
   * @param images [B, H, W, C]
   */
  constructor(
    list: WorkList,
    trainee: RecordedTrainee,
    stages: readonly Stage[],
    images: GPUBufferBinding,
    batch: number,
    tiles: Tiles,
  ) {
    this.#list = list;
    this.#trainee = trainee;
    this.#batch = batch;
    this.#tiles = tiles;
    let input: GPUBufferBinding = images;
    this.#placed = stages.map((stage) => {
      const placed = this.#forward(stage, input);
      input = placed.output;
      return placed;
    });
  }

  /** [B, K] */
  get logits(): GPUBufferBinding {
    const last = this.#placed.at(-1);
    if (!last) throw new RangeError('a network without layers, expected at least its logits');
    return last.output;
  }

  /**
   * Adds the backward pass and the update.
   *
   * @param logitsGradient [B, K]
   * @param settings settings of the update: step size and ε, or learning rate and momentum
   */
  learnFrom(logitsGradient: GPUBufferBinding, settings: GPUBufferBinding): void {
    const works: GradientWork[] = [];
    let gradient = logitsGradient;
    for (const [index, placed] of [...this.#placed.entries()].toReversed()) {
      const { stage } = placed;
      const below = this.#placed[index - 1] ?? null;
      const isFirst = below === null;
      if (stage.kind === 'dense') works.push(...this.#denseGradients(stage, placed, gradient));
      if (stage.kind === 'conv-pool') works.push(this.#filterGradients(stage, placed, gradient));
      if (!isFirst) gradient = this.#passDown(placed, below, gradient);
    }
    const length = works.reduce((sum, work) => sum + aligned(work.length), 0);
    const partials = this.#list.buffer(length);
    let offset = 0;
    for (const work of works) {
      work.add(part(partials, offset, work.length));
      for (const segment of work.segments)
        this.#segments.push({ ...segment, offset: segment.offset + offset });
      offset += aligned(work.length);
    }
    this.#addUpdates(partials, length, settings);
  }

  #variable(index: number): Resource {
    return {
      tensor: () => {
        const variable = this.#trainee.network.variables[index];
        if (!variable) throw new RangeError(`no variable ${index}`);
        return variable;
      },
    };
  }

  #forward(stage: Stage, input: GPUBufferBinding): PlacedStage {
    if (stage.kind === 'conv-pool') return this.#convolve(stage, input);
    return stage.kind === 'mean' ? this.#average(stage, input) : this.#dense(stage, input);
  }

  #convolve(stage: ConvStage, input: GPUBufferBinding): PlacedStage {
    const { shape, variable } = stage;
    const kernel = convolutionKernel(
      shape,
      { hasBias: true, hasRelu: true, pools: true, isAnyBatch: false },
      this.#tiles,
    );
    const length = numOutputs(shape) / 4;
    const output = this.#list.buffer(length);
    const origins = this.#list.buffer(length / vectorOf(shape.outChannels).width);
    this.#list.add(kernel, output, origins, input, this.#variable(variable), this.#variable(variable + 1));
    return { stage, input, output, origins };
  }

  #average(stage: MeanStage, input: GPUBufferBinding): PlacedStage {
    const { numPlaces, numChannels } = stage;
    const { kernel, slices } = reduceKernel(this.#batch, numPlaces, numChannels, this.#tiles);
    const length = this.#batch * numChannels;
    const partial = this.#list.buffer(slices * length);
    const output = this.#list.buffer(length);
    this.#list.add(kernel, partial, input);
    const scale = 1 / numPlaces;
    this.#list.add(sumSlicesKernel(slices, length, this.#tiles, { scale }), output, partial);
    return { stage, input, output, origins: null };
  }

  #dense(stage: DenseStage, input: GPUBufferBinding): PlacedStage {
    const { inputs, units, hasRelu, variable } = stage;
    const length = this.#batch * units;
    const shape = {
      numRows: this.#batch,
      inner: inputs,
      numColumns: units,
      transposeA: false,
      transposeB: false,
    };
    const { kernel, slices } = matMulKernel(shape, this.#tiles);
    const partial = this.#list.buffer(slices * length);
    const output = this.#list.buffer(length);
    this.#list.add(kernel, partial, input, this.#variable(variable));
    const adding = sumSlicesKernel(slices, length, this.#tiles, { biasLength: units, hasRelu });
    this.#list.add(adding, output, partial, this.#variable(variable + 1));
    return { stage, input, output, origins: null };
  }

  #filterGradients(stage: ConvStage, placed: PlacedStage, gradient: GPUBufferBinding): GradientWork {
    const { shape } = stage;
    const options = { unpools: true, hasBias: true };
    const { kernel, slices, length } = filterGradientKernel(shape, options, this.#tiles);
    const filterLength = length - shape.outChannels;
    const { origins } = placed;
    if (!origins) throw new RangeError('a pooling without origins');
    return {
      length: slices * length,
      segments: [
        { length: filterLength, offset: 0, slices, stride: length, variable: stage.variable },
        {
          length: shape.outChannels,
          offset: filterLength,
          slices,
          stride: length,
          variable: stage.variable + 1,
        },
      ],
      add: (target) => this.#list.add(kernel, target, placed.input, gradient, origins),
    };
  }

  #denseGradients(stage: DenseStage, placed: PlacedStage, gradient: GPUBufferBinding): GradientWork[] {
    const { inputs, units, variable } = stage;
    const shape = {
      numRows: inputs,
      inner: this.#batch,
      numColumns: units,
      transposeA: true,
      transposeB: false,
    };
    const weights = matMulKernel(shape, this.#tiles);
    const bias = reduceKernel(1, this.#batch, units, this.#tiles);
    const segment = (length: number, slices: number, at: number) => ({
      length,
      offset: 0,
      slices,
      stride: length,
      variable: at,
    });
    return [
      {
        length: weights.slices * inputs * units,
        segments: [segment(inputs * units, weights.slices, variable)],
        add: (target) => this.#list.add(weights.kernel, target, placed.input, gradient),
      },
      {
        length: bias.slices * units,
        segments: [segment(units, bias.slices, variable + 1)],
        add: (target) => this.#list.add(bias.kernel, target, gradient),
      },
    ];
  }

  /** The gradient with respect to a stage's input, for the stage below. */
  #passDown(
    { stage, origins }: PlacedStage,
    below: PlacedStage,
    gradient: GPUBufferBinding,
  ): GPUBufferBinding {
    if (stage.kind === 'conv-pool') {
      const { shape, variable } = stage;
      const { batch, rows, columns, inChannels } = shape;
      const output = this.#list.buffer(batch * rows.inputLength * columns.inputLength * inChannels);
      const kernel = inputGradientKernel(shape, { unpools: true, isAnyBatch: false }, this.#tiles);
      if (!origins) throw new RangeError('a pooling without origins');
      this.#list.add(kernel, output, gradient, origins, this.#variable(variable));
      return output;
    }
    if (stage.kind === 'mean') {
      const { numPlaces, numChannels } = stage;
      const output = this.#list.buffer(this.#batch * numPlaces * numChannels);
      this.#list.add(spreadMeanKernel(this.#batch, numPlaces, numChannels, this.#tiles), output, gradient);
      return output;
    }
    const { inputs, units, variable } = stage;
    const output = this.#list.buffer(this.#batch * inputs);
    const isBehindRelu = below.stage.kind === 'dense';
    const shape = {
      numRows: this.#batch,
      inner: units,
      numColumns: inputs,
      transposeA: false,
      transposeB: true,
    };
    const { kernel, slices } = matMulKernel(shape, this.#tiles, { isBehindRelu });
    if (isBehindRelu) {
      this.#list.add(kernel, output, gradient, this.#variable(variable), below.output);
    } else if (slices === 1) {
      this.#list.add(kernel, output, gradient, this.#variable(variable));
    } else {
      const length = this.#batch * inputs;
      const partial = this.#list.buffer(slices * length);
      this.#list.add(kernel, partial, gradient, this.#variable(variable));
      this.#list.add(sumSlicesKernel(slices, length, this.#tiles), output, partial);
    }
    return output;
  }

  /** Uses as few dispatches as the limit on buffers per kernel allows. */
  #addUpdates(partials: GPUBufferBinding, numPartials: number, settings: GPUBufferBinding): void {
    const { network, optimizer } = this.#trainee;
    const { id } = optimizer;
    const ordered = this.#segments.toSorted((a, b) => a.variable - b.variable);
    const numMemory = network.variables.reduce((sum, { size }) => sum + size, 0);
    const perKernel = maxVariablesOf(id, 'joined');
    let first = 0;
    for (let at = 0; at < ordered.length; at += perKernel) {
      const segments = ordered.slice(at, at + perKernel);
      const kernel = updateKernel(id, segments, first, numPartials, numMemory, this.#tiles);
      const memory = optimizer.memory.map((_, slot): Resource => ({
        tensor: () => {
          const tensor = optimizer.memory[slot];
          if (!tensor) throw new RangeError(`no memory ${slot}`);
          return tensor;
        },
      }));
      const variables = segments.map(({ variable }) => this.#variable(variable));
      this.#list.add(kernel, partials, ...memory, ...variables, settings);
      first += segments.reduce((sum, { length }) => sum + length, 0);
    }
  }
}
