import data from './parts/data.py?raw';
import losses from './parts/losses.py?raw';
import models from './parts/models.py?raw';
import step from './parts/step.py?raw';
import train from './parts/train.py?raw';

/** The parts of the Python program, in the order in which they need each other. */
const parts = { models, losses, data, step, train } as const;
type PartName = keyof typeof parts;

const isSibling = new RegExp(`^from (${Object.keys(parts).join('|')}) import `);
const isImport = (line: string) => /^(import|from) /.test(line);
const START = 'if __name__ == "__main__":';

/** One part without its imports from other parts, and without its start. */
export function partSource(name: PartName): string {
  const [code = ''] = parts[name].split(START);
  return code
    .split('\n')
    .filter((line) => !isSibling.test(line))
    .join('\n')
    .trim();
}

/**
 * All parts as one program that needs nothing but PyTorch and NumPy.
 *
 * @param docstring text of the program; no quotes of Python's docstrings in it
 */
export function programSource(docstring: string): string {
  const codes = Object.keys(parts).map((name) => partSource(name as PartName));
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
  const [, start = ''] = parts.train.split(START);
  return [
    `"""${docstring}"""`,
    (own ?? []).join('\n'),
    `${(torch ?? []).join('\n')}\n`,
    bodies.join('\n\n\n'),
    `\n${START}${start}`,
  ].join('\n\n');
}
