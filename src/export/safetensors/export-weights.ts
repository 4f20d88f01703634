import { zipSync } from 'fflate';
import { lanes, type Lane } from '@/core/lane.ts';
import type { Exporter } from '../input.ts';
import { checkOptionKeys, fileStem, laneOption } from '../options.ts';
import { originOf } from '../origin.ts';
import { weightsFile } from './weights-file.ts';

/**
 * Writes the weights as safetensors: one file for option `lane`, else a zip with the files of all lanes.
 *
 * @throws ExportError 'option' for an option that it does not have
 */
export const exportWeights: Exporter = async (input, options) => {
  checkOptionKeys(options, ['lane']);
  const lane = laneOption(options, null);
  const fileOf = (each: Lane) => weightsFile(input.networks[each], originOf(input, each));
  if (lane) return { name: `${fileStem(input, lane)}.safetensors`, bytes: fileOf(lane) };
  const files = Object.fromEntries(lanes.map((each) => [`${each}.safetensors`, fileOf(each)]));
  // Stored, not compressed: random digits of weights do not get smaller.
  return { name: `weights-${fileStem(input, 'student')}.zip`, bytes: zipSync(files, { level: 0 }) };
};
