import * as z from 'zod/mini';
import { type DatasetSpec, numTrainOf } from '@/datasets/dataset-spec.ts';
import type { RunConfig } from './config.ts';
import { datasetById } from '@/datasets/registry.ts';
import { methods, methodsFor } from '@/distill/registry.ts';
import { datasetFields } from './fields.ts';

/** Without the methods, and with the default layers, where the networks of one kind of examples differ from the other's. */
function ofOtherKind({ dataset, methods: active }: RunConfig, { input: { kind } }: DatasetSpec) {
  if (datasetById(dataset).input.kind === kind) return {};
  const offered = new Set(methodsFor(kind).map(({ id }) => id));
  const layers = methods.flatMap(({ choices }) => choices).filter(({ tapOf }) => tapOf !== null);
  return {
    ...Object.fromEntries(layers.map((each) => [each.key, each.default])),
    methods: active.filter((id) => offered.has(id)),
  };
}

/** Fits the values that depend on the dataset to another one: what is impossible there becomes the default. */
export function onDataset(base: RunConfig, spec: DatasetSpec): RunConfig {
  if (base.dataset === spec.id) return base;
  const fitted = Object.entries(datasetFields(spec)).map(([key, field]) => [
    key,
    z.safeParse(field.schema, Reflect.get(base, key) as unknown).success
      ? (Reflect.get(base, key) as unknown)
      : field.default,
  ]);
  const config: RunConfig = {
    ...base,
    ...Object.fromEntries(fitted),
    ...ofOtherKind(base, spec),
    dataset: spec.id,
  };
  const most = numTrainOf(spec, config.hiddenClasses);
  const labelled = Math.min(config.labelled, most);
  const hasBias = config.logitBias.length === spec.numClasses;
  return {
    ...config,
    labelled,
    unlabelled: Math.min(config.unlabelled, most - labelled),
    logitBias: hasBias ? config.logitBias : [],
  };
}
