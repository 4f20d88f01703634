import { zipSync } from 'fflate';
import { lanes, type Lane } from '@/core/lane.ts';
import type { Exporter } from '../input.ts';
import { checkOneTeacher } from '../one-teacher.ts';
import { checkOptionKeys, fileStem, laneOption } from '../options.ts';
import { originOf } from '../origin.ts';
import { weightsFile } from './weights-file.ts';

/**
 * Writes the weights as safetensors: one file for option `lane`, else a zip with the files of all lanes. The further
 * networks of an ensemble are in files of their own: `teacher-2.safetensors`, …
 *
 * @throws ExportError 'ensemble' for the lane of a teacher of several networks, 'option' for an option that it does not
 *   have
 */
export const exportWeights: Exporter = async (input, options) => {
  checkOptionKeys(options, ['lane']);
  const lane = laneOption(options, null);
  if (lane === 'teacher') checkOneTeacher(input);
  const fileOf = (each: Lane, network = input.networks[each]) => weightsFile(network, originOf(input, each));
  if (lane) return { name: `${fileStem(input, lane)}.safetensors`, bytes: fileOf(lane) };
  const further = input.otherTeachers.map(
    (network, index) => [`teacher-${index + 2}.safetensors`, fileOf('teacher', network)] as const,
  );
  const files = Object.fromEntries([
    ...lanes.map((each) => [`${each}.safetensors`, fileOf(each)] as const),
    ...further,
  ]);
  // Stored, not compressed: random digits of weights do not get smaller.
  return { name: `weights-${fileStem(input, 'student')}.zip`, bytes: zipSync(files, { level: 0 }) };
};
