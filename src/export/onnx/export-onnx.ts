import { ExportError } from '../export-error.ts';
import type { Exporter } from '../input.ts';
import { checkOneTeacher } from '../one-teacher.ts';
import { checkOptionKeys, choiceOption, fileStem, laneOption, precisions } from '../options.ts';
import { originOf, originTexts } from '../origin.ts';
import { onnxModel } from './onnx-model.ts';

/**
 * Writes one network as an ONNX model: options `lane` ('student') and `precision` ('float32' or 'int8').
 *
 * @throws ExportError 'untrained' for a student before its first step, 'ensemble' for a teacher of several networks,
 *   'option' for an option that it does not have
 */
export const exportOnnx: Exporter = async (input, options) => {
  checkOptionKeys(options, ['lane', 'precision']);
  const lane = laneOption(options, 'student');
  const precision = choiceOption(options, 'precision', precisions, 'float32');
  if (lane !== 'teacher' && input.step === 0)
    throw new ExportError('untrained', `the ${lane} has had no step`);
  if (lane === 'teacher') checkOneTeacher(input);
  const network = input.networks[lane];
  const texts = {
    ...originTexts(network, originOf(input, lane)),
    outputs: 'logits [N, K]; probabilities [N, K]: softmax of the logits at T = 1',
    precision:
      precision === 'int8' ? 'int8 weights with one scale per output channel, float32 biases' : precision,
  };
  return { name: `${fileStem(input, lane)}-${precision}.onnx`, bytes: onnxModel(network, precision, texts) };
};
