/** Who may import whom. `npm run write:lint` turns the table into `.oxlintrc.json`; src/layers.test.ts plants bad imports. */

const low = ['core', 'distill', 'models', 'datasets', 'metrics'];
const belowViews = [...low, 'protocol', 'export', 'state', 'lessons', 'i18n', 'charts', 'ui', 'figures'];

/**
 * A folder of src, with the layers it may import. The folder's own files are always allowed, by relative paths.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const mayImport = {
  core: [],
  distill: ['core'],
  models: ['core'],
  datasets: ['core'],
  metrics: ['core'],
  protocol: low,
  engine: [...low, 'protocol'],
  'engine/compute': [...low, 'protocol'],
  'engine/worker': [...low, 'protocol'],
  export: [...low, 'protocol', 'i18n'],
  state: [...low, 'protocol', 'export'],
  lessons: [...low, 'protocol', 'i18n'],
  i18n: [...low, 'protocol'],
  charts: [...low, 'protocol', 'i18n'],
  ui: ['core', 'i18n'],
  figures: [...low, 'protocol', 'state', 'i18n', 'ui'],
  views: belowViews,
  app: [...belowViews, 'engine', 'views'],
};

/** Layers that are imported as types only. @type {Readonly<Record<string, readonly string[]>>} */
export const typesOnly = { lessons: ['i18n'] };

/** Packages with one owner; others may import none of it. */
const owners = [
  { package: 'recharts', folders: ['charts'] },
  { package: 'd3-array', folders: ['charts'] },
  { package: 'zustand', folders: ['state'] },
];
const tensorflowFolders = new Set(['engine/compute', 'engine/worker']);
/** Layers without React, which run in the worker or in Node. */
const withoutReact = new Set([...low, 'protocol', 'export', 'engine', 'engine/compute', 'engine/worker']);
/** Layers without the page's globals. */
const withoutPage = [...low, 'protocol', 'export', 'engine/compute', 'engine/worker'];

const topLayers = [...new Set(Object.keys(mayImport).map((name) => name.split('/')[0]))];
const anyLayer = `(${topLayers.join('|')})`;
/** @param {string} layer */
const anyLayerBut = (layer) => `(${topLayers.filter((each) => each !== layer).join('|')})`;

const onlyMiniZod = { regex: '^zod($|/[^m])', message: 'Only zod/mini.' };
const byAlias = 'Across layers, import with @/layer/file.';
const acrossByAlias = { regex: `^(\\./)*(\\.\\./)+(src/)?${anyLayer}(/|$)`, message: byAlias };
/** Inside protocol, whose folder `engine` has the name of a layer. */
const acrossFromProtocol = {
  regex: `^(\\./)*((\\.\\./)+(src/)?${anyLayerBut('engine')}|(\\.\\./){2,}(src/)?engine)(/|$)`,
  message: byAlias,
};
export const noWorkers = ['Worker', 'SharedWorker'].map((name) => ({
  name,
  message: 'Use src/engine/client.ts.',
}));
const noPage = ['window', 'document', 'localStorage', 'sessionStorage'].map((name) => ({
  name,
  message: 'This layer runs in the worker and in Node too: no page here.',
}));

/** @param {string} folder */
function packagePatterns(folder) {
  const foreign = owners
    .filter(({ folders }) => !folders.includes(folder))
    .map(({ package: name, folders }) => ({
      regex: `^${name}(/|$)`,
      message: `Only in src/${folders.join(', src/')}.`,
    }));
  const tensorflow = tensorflowFolders.has(folder)
    ? []
    : [
        folder === 'distill'
          ? { regex: '^@tensorflow/', allowTypeImports: true, message: 'Types only.' }
          : { regex: '^@tensorflow/', message: 'Only in src/engine.' },
      ];
  const react = withoutReact.has(folder)
    ? [{ regex: '^react(-dom|-i18next)?(/|$)', message: 'No React here.' }]
    : [];
  return [onlyMiniZod, ...foreign, ...tensorflow, ...react];
}

/** Allows `@/layer/**` of some layers only. @param {string} folder @param {readonly string[]} layers @param {string} message */
function aliasPatterns(folder, layers, message) {
  const types = typesOnly[folder] ?? [];
  const allowed = layers.length > 1 ? `!@/{${layers.join(',')}}/**` : `!@/${layers.join('')}/**`;
  // Nobody reaches into the worker or its kernels but the engine, by relative paths.
  const inside = layers.includes('engine') ? ['@/engine/worker/**', '@/engine/compute/**'] : [];
  return [
    ...types.map((layer) => ({ regex: `^@/${layer}/`, allowTypeImports: true, message: 'Types only.' })),
    { group: ['@/**', ...(layers.length > 0 ? [allowed] : []), ...inside], message },
  ];
}

/** Relative imports that leave a part of the engine, and how a view imports another. @type {Readonly<Record<string, readonly object[]>>} */
const relativePatterns = {
  engine: [
    {
      regex: '^(\\./|\\.\\./)+(worker|compute)(/|$)',
      allowTypeImports: true,
      message: 'Types only: start it with new URL.',
    },
  ],
  'engine/compute': [
    { regex: '^(\\./)*(\\.\\./)+worker(/|$)', message: 'The kernels know no runs: pass in what they need.' },
    {
      regex: '^(\\./)*(\\.\\./)+(client|bench-client|pool[\\w-]*|shared-datasets)(\\.|$)',
      message: 'The worker does not know the page’s half.',
    },
  ],
  'engine/worker': [
    {
      regex: '^(\\./)*(\\.\\./)+(client|bench-client|pool[\\w-]*|shared-datasets)(\\.|$)',
      message: 'The worker does not know the page’s half.',
    },
  ],
};

/** @param {readonly string[]} files @param {readonly object[]} patterns */
const imports = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

/** @param {string} folder @param {string} [files] @param {object} [across] */
function blockOf(folder, files = `src/${folder}/**`, across = acrossByAlias) {
  return imports(
    [files],
    [
      ...aliasPatterns(folder, mayImport[folder] ?? [], `Not from ${folder}.`),
      across,
      ...(relativePatterns[folder] ?? []),
      ...packagePatterns(folder),
    ],
  );
}

/** @param {string} files @param {string} up regex of the relative paths that leave the view */
const viewBlock = (files, up) =>
  imports(
    [files],
    [
      ...aliasPatterns('views', mayImport['views'] ?? [], 'Not from views.'),
      acrossByAlias,
      { regex: up, message: 'A view never imports another view.' },
      ...packagePatterns('views'),
    ],
  );

/** The part of `.oxlintrc.json` that follows from the layers. A later block replaces the rules of an earlier one. */
export function layerOverrides() {
  return [
    imports(
      ['src/**'],
      [
        { group: ['@/**'], message: 'Add the new folder to scripts/lib/layers.mjs first.' },
        acrossByAlias,
        ...packagePatterns(''),
      ],
    ),
    imports(
      ['src/*.ts', 'src/*.tsx'],
      [
        ...aliasPatterns('', ['app', 'i18n', 'ui'], 'The root of src only mounts the app.'),
        acrossByAlias,
        { regex: `^\\./${anyLayer}/`, message: 'Across layers, import with @/layer/file.' },
        ...packagePatterns(''),
      ],
    ),
    ...Object.keys(mayImport)
      .filter((folder) => folder !== 'views')
      .map((folder) => blockOf(folder)),
    blockOf('protocol', 'src/protocol/*/**', acrossFromProtocol),
    viewBlock('src/views/*/*', '^(\\./)*\\.\\./'),
    viewBlock('src/views/*/*/**', '^(\\./)*\\.\\./\\.\\./'),
    {
      files: withoutPage.map((folder) => `src/${folder}/**`),
      rules: { 'no-restricted-globals': ['error', ...noWorkers, ...noPage] },
    },
    // The script of an exported page runs in that page alone.
    {
      files: ['src/export/html/page/**'],
      rules: { 'no-restricted-globals': ['error', ...noWorkers] },
    },
  ];
}
