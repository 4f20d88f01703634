import { layerOverrides, noWorkers } from './layers.mjs';

const askClient = 'Use src/engine/client.ts.';

const rules = {
  'react/rules-of-hooks': 'error',
  'react/exhaustive-deps': 'error',
  'import/no-cycle': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-promises': 'error',
  'typescript/switch-exhaustiveness-check': 'error',
  'max-lines': [
    'error',
    {
      max: 300,
    },
  ],
  'react/react-in-jsx-scope': 'off',
  'no-await-in-loop': 'off',
  'typescript/no-unsafe-type-assertion': 'off',
  'unicorn/require-post-message-target-origin': 'off',
  'unicorn/prefer-add-event-listener': 'off',
  'typescript/consistent-return': 'off',
  'jsx-a11y/prefer-tag-over-role': 'off',
  'jsx-a11y/no-noninteractive-tabindex': 'off',
  'unicorn/consistent-function-scoping': 'off',
  'oxc/no-map-spread': 'off',
  'import/no-unassigned-import': 'off',
  'import/no-named-as-default': 'off',
  'import/no-named-as-default-member': 'off',
};

const everySource = {
  files: ['src/**'],
  rules: {
    'import/no-default-export': 'error',
    'no-restricted-globals': ['error', ...noWorkers],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Use @/core/random.ts: runs repeat.' },
      { property: 'dataSync', message: 'Await data(): dataSync stalls the GPU.' },
      { property: 'arraySync', message: 'Await array(): arraySync stalls the GPU.' },
      ...['globalThis', 'window', 'self'].map((object) => ({
        object,
        property: 'Worker',
        message: askClient,
      })),
    ],
  },
};

const exceptions = [
  {
    files: ['src/engine/client.ts', 'src/engine/bench-client.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'no-restricted-globals': 'off',
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^zod($|/[^m])', message: 'Only zod/mini.' }] },
      ],
    },
  },
  {
    // The suites' networks and losses are those of runs, and what exports are compared with is the engine.
    files: ['src/engine/compute/**/testing/**', 'src/export/testing/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['e2e/*.spec.ts'], rules: { 'max-lines': ['error', { max: 500 }] } },
];

/** The content of `.oxlintrc.json`. A later override replaces the rules of an earlier one. */
export const lintConfig = () => ({
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'import', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules,
  ignorePatterns: ['dist', 'node_modules', 'coverage', 'public', '.reports', 'test-results'],
  overrides: [everySource, ...layerOverrides(), ...exceptions],
});
