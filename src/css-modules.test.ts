import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { preprocessCSS, resolveConfig } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => resolve('src', file));
const modules = files.filter((file) => file.endsWith('.module.css'));

/** One import of a CSS module and every class read from it. */
interface Import {
  readonly file: string;
  readonly module: string;
  readonly used: readonly string[];
  /** Uses other than `styles['name']`, which this test cannot follow. */
  readonly others: readonly string[];
}

const imports = files
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .flatMap((file): readonly Import[] => {
    const code = readFileSync(file, 'utf8');
    return [...code.matchAll(/import (\w+) from '([^']+\.module\.css)';\n/g)].map(
      ([statement, name = '', target = '']) => {
        const module = target.startsWith('@/')
          ? resolve('src', target.slice(2))
          : join(dirname(file), target);
        const uses = code
          .replace(statement, '')
          .matchAll(new RegExp(`(?<![\\w.'"-])${name}\\b(?:\\['([^']+)'\\])?(?=(.{0,20}))`, 'g'));
        const found = [...uses];
        return {
          file,
          module,
          used: found.flatMap(([, used]) => (used === undefined ? [] : [used])),
          others: found.flatMap(([text, used, rest = '']) => (used === undefined ? [text + rest] : [])),
        };
      },
    );
  });

describe('CSS modules', () => {
  const classesOf = new Map<string, readonly string[]>();
  beforeAll(async () => {
    const config = await resolveConfig({ configFile: false, logLevel: 'error' }, 'build');
    for (const module of modules) {
      const code = readFileSync(module, 'utf8');
      const { modules: names = {} } = await preprocessCSS(code, module, config);
      // Vite lists animations among the names too.
      const animations = new Set([...code.matchAll(/@keyframes\s+([\w-]+)/g)].map(([, name]) => name));
      classesOf.set(
        module,
        Object.keys(names).filter((name) => !animations.has(name)),
      );
    }
  });

  it('are accessed only by literal class names', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.filter(({ others }) => others.length > 0)).toEqual([]);
  });

  it('define every class that a component uses', () => {
    const missing = imports.flatMap(({ file, module, used }) =>
      used.filter((name) => !classesOf.get(module)?.includes(name)).map((name) => `${name} in ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('define no unused class', () => {
    const unused = modules.flatMap((module) => {
      const used = new Set(imports.flatMap((each) => (each.module === module ? each.used : [])));
      return (classesOf.get(module) ?? [])
        .filter((name) => !used.has(name))
        .map((name) => `${name} in ${module}`);
    });
    expect(unused).toEqual([]);
  });
});
