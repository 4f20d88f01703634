import { writeSafetensors } from '@/core/safetensors.ts';
import type { ExportedNetwork } from '../input.ts';
import { originTexts, type WeightsOrigin } from '../origin.ts';
import { torchParameters } from '../torch-layout.ts';

/** A network's weights as a safetensors file that PyTorch's `load_state_dict` accepts. */
export function weightsFile(network: ExportedNetwork, origin: WeightsOrigin): Uint8Array<ArrayBuffer> {
  const tensors = torchParameters(network.plan, network.arrays);
  return writeSafetensors(tensors, { format: 'pt', ...originTexts(network, origin) });
}
