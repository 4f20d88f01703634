import { torchBlocks } from './blocks.ts';
import data from './parts/data.py?raw';
import layers from './parts/layers.py?raw';
import losses from './parts/losses.py?raw';
import models from './parts/models.py?raw';
import step from './parts/step.py?raw';
import train from './parts/train.py?raw';

/** The parts of the Python program and their files, in the order in which they need each other. */
const parts = {
  models: [layers, ...Object.values(torchBlocks), models],
  losses: [losses],
  data: [data],
  step: [step],
  train: [train],
} as const;
type PartName = keyof typeof parts;

const isSibling = new RegExp(`^from (layers|${Object.keys(parts).join('|')}) import `);
const isImport = (line: string) => /^(import|from) /.test(line);
const START = 'if __name__ == "__main__":';

/** A file without its imports from other files, and without its start. */
function ownSource(file: string): string {
  const [code = ''] = file.split(START);
  return code
    .split('\n')
    .filter((line) => !isSibling.test(line))
    .join('\n')
    .trim();
}

/** One part without its imports from other parts, and without its start. */
export const partSource = (name: PartName): string => parts[name].map(ownSource).join('\n\n\n');

/**
 * All parts as one program that needs nothing but PyTorch and NumPy.
 *
 * @param docstring text of the program; no quotes of Python's docstrings in it
 */
export function programSource(docstring: string): string {
  const codes = Object.values(parts).flatMap((files) => files.map(ownSource));
  const imports = [...new Set(codes.flatMap((code) => code.split('\n').filter(isImport)))];
  const [own, torch] = [false, true].map((isPackage) =>
    imports.filter((line) => /^(import|from) (torch|numpy)/.test(line) === isPackage).toSorted(),
  );
  const bodies = codes.map((code) => {
    const [, title = '', ...rest] = code.split('"""');
    const body = rest
      .join('"""')
      .split('\n')
      .filter((line) => !isImport(line));
    return `# ${title}\n\n\n${body.join('\n').trim()}`;
  });
  const [, start = ''] = train.split(START);
  return [
    `"""${docstring}"""`,
    (own ?? []).join('\n'),
    `${(torch ?? []).join('\n')}\n`,
    bodies.join('\n\n\n'),
    `\n${START}${start}`,
  ].join('\n\n');
}
