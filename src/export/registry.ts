import { ExportError } from './export-error.ts';
import type { Exporter } from './input.ts';

/** Every kind of export, in the order of the menu; its texts have the same keys. */
export const exportKinds = ['pytorch', 'safetensors', 'onnx', 'html'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The exports that exist, each loaded when it is used. */
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
