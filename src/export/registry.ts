import type { Lane } from '@/core/lane.ts';
import { ExportError } from './export-error.ts';
import type { Exporter, ExportInput } from './input.ts';
import { precisions, type Precision } from './options.ts';

/** The kinds of exports; their texts have the same keys. */
export type ExportKind = 'pytorch' | 'safetensors' | 'onnx' | 'html';

/** An option that the menu offers: its first value is the default. */
export type MenuOption =
  | { readonly key: 'precision'; readonly values: readonly Precision[] }
  | { readonly key: 'lane'; readonly values: readonly Lane[] };

interface ExportEntry {
  readonly kind: ExportKind;
  readonly load: () => Promise<Exporter>;
  /** Computes what takes longest and does not depend on the options, so that an export finds it done. */
  readonly prepare?: (input: ExportInput) => Promise<unknown>;
  readonly options?: readonly MenuOption[];
}

/** The exports that exist, in the order of the menu, each loaded when it is used. */
export const exporters: readonly ExportEntry[] = [
  { kind: 'pytorch', load: async () => (await import('./pytorch/pytorch.ts')).exportPytorch },
  { kind: 'safetensors', load: async () => (await import('./safetensors/export-weights.ts')).exportWeights },
  {
    kind: 'onnx',
    load: async () => (await import('./onnx/export-onnx.ts')).exportOnnx,
    options: [
      { key: 'lane', values: ['student', 'teacher', 'control'] },
      { key: 'precision', values: ['float32', 'int8'] },
    ],
  },
  {
    kind: 'html',
    load: async () => (await import('./html/export-html.ts')).exportHtml,
    prepare: async (input) =>
      // It refuses several teachers.
      input.otherTeachers.length > 0
        ? undefined
        : (await import('./html/export-html.ts')).accuraciesOf(input),
    options: [{ key: 'precision', values: precisions }],
  },
];

/** The kinds by name, in the order of the menu. */
export const exportKinds: readonly ExportKind[] = exporters.map(({ kind }) => kind);

/** @throws ExportError 'kind' for an export that does not exist */
export async function loadExporter(kind: string): Promise<Exporter> {
  const entry = exporters.find((each) => each.kind === kind);
  if (entry) return entry.load();
  const expected = exportKinds.join(', ');
  throw new ExportError('kind', `no export ${kind}; there are ${expected}`, { received: kind, expected });
}
