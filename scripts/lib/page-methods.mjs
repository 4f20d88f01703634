/**
 * Leaves out of the page's first script what only the worker computes or only a method's panel shows, so that the page is
 * interactive sooner.
 *
 * What a method is (name, formula, settings, terms) and what it computes stand in one file, which page and worker share.
 */

/** The members of a method that take TensorFlow.js' operations, and those of its panel (src/distill/references.ts). */
const ofTheWorker = ['loss', 'compared'];
const ofThePanel = ['formula', 'citation'];

/** @type {(name: string) => boolean} */
const isLeftOut = (name) => [...ofTheWorker, ...ofThePanel].includes(name);
/** @type {(name: string) => boolean} */
const isNoReference = (name) => !['id', ...ofThePanel].includes(name);

/**
 * Belongs into the page's plugins only; workers have plugins of their own.
 *
 * @returns {import('vite').Plugin}
 */
export function pageMethods() {
  return {
    name: 'page-methods',
    apply: 'build',
    transform: {
      // After types are removed, so that the parser reads it.
      order: 'post',
      filter: { id: /\/src\/distill\/methods\/[a-z-]+\.ts(?:\?reference)?$/ },
      handler(code, file) {
        const leavesOut = file.endsWith('?reference') ? isNoReference : isLeftOut;
        const found = this.parse(code).body.flatMap((statement) =>
          statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration'
            ? statement.declaration.declarations.flatMap(({ init }) =>
                init?.type === 'ObjectExpression' ? init.properties : [],
              )
            : [],
        );
        const removed = found.filter(
          (member) =>
            member.type === 'Property' && member.key.type === 'Identifier' && leavesOut(member.key.name),
        );
        if (removed.length === 0)
          this.error('this method has nothing to leave out, or its object is not written out');
        let [rest, from] = ['', 0];
        for (const { start, end } of removed) {
          rest += code.slice(from, start);
          // With the comma behind it, if it is not the last.
          from = code[end] === ',' ? end + 1 : end;
        }
        return { code: rest + code.slice(from), map: null };
      },
    },
  };
}
