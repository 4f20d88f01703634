import { ExportError } from './export-error.ts';
import type { Exporter } from './input.ts';

/** The kinds of exports; their texts have the same keys. */
export type ExportKind = 'pytorch' | 'safetensors' | 'onnx' | 'html';

/** The exports that exist, in the order of the menu, each loaded when it is used. */
export const exporters: readonly { readonly kind: ExportKind; readonly load: () => Promise<Exporter> }[] = [
  { kind: 'pytorch', load: async () => (await import('./pytorch/pytorch.ts')).exportPytorch },
];

/** @throws ExportError 'kind' for an export that does not exist */
export async function loadExporter(kind: string): Promise<Exporter> {
  const entry = exporters.find((each) => each.kind === kind);
  if (entry) return entry.load();
  const expected = exporters.map((each) => each.kind).join(', ');
  throw new ExportError('kind', `no export ${kind}; there are ${expected}`, { received: kind, expected });
}
