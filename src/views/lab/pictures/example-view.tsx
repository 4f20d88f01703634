import type { InputSpec } from '@/core/input-spec.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PictureView } from './picture-view.tsx';
import { TextView } from './text-view.tsx';

interface ViewerProps<Kind extends InputSpec['kind']> {
  readonly input: Extract<DatasetSpec['input'], { readonly kind: Kind }>;
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** How each kind of example is shown. */
const viewers: { readonly [Kind in InputSpec['kind']]: React.ComponentType<ViewerProps<Kind>> } = {
  image: PictureView,
  tokens: TextView,
};

interface ExampleViewProps {
  readonly input: DatasetSpec['input'];
  /** The example as it is stored. */
  readonly bytes: Uint8Array;
  /** Accessible name; empty if there is a visible name beside it. */
  readonly name: string;
}

/** What the examples of the lab's dataset are. */
export const useInput = (): DatasetSpec['input'] =>
  datasetById(useLab((state) => state.config.dataset)).input;

/** An example of a dataset, whatever it is. */
export function ExampleView({ input, bytes, name }: ExampleViewProps) {
  // TypeScript can't see that a viewer and its input have the same kind.
  const Viewer = viewers[input.kind] as React.ComponentType<ViewerProps<InputSpec['kind']>>;
  return <Viewer input={input} bytes={bytes} name={name} />;
}
