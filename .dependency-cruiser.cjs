/**
 * Imports go one way: main → features → web, pipeline → platform, engines → kernel.
 * `tests/architecture/boundaries.test.ts` runs these rules over src and plants a violation of each.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** Tests may reach for anything; nothing may reach for a test. */
const test = '[.]test[.]tsx?$';

/** Packages that only calculate: no file, no socket, no database. */
const calculating = [
  'd3-[a-z]+',
  'delaunator',
  'elkjs',
  'flatbush',
  'highs',
  'kdbush',
  'libphonenumber-js',
  'point-in-polygon-hao',
  'preact',
  'preact-render-to-string',
  'proj4',
  'robust-predicates',
  '@types/(d3-[a-z]+|geojson|proj4)',
];
const calculatingPackages = `node_modules/(${calculating.join('|')})/`;

/** Packages that speak SQL. */
const sqlPackages = 'node_modules/(pg|@types/pg|pg-copy-streams|@types/pg-copy-streams|kysely|@duckdb)/';

/** `layer` may import of ours only what `allowed` names. */
function layer(name, folder, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: `^src/${folder}/`, pathNot: test },
    to: { path: '^(src|tests|bench|scripts)/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
  };
}

module.exports = {
  forbidden: [
    layer('kernel-imports-nothing-of-ours', 'kernel', [], 'The kernel is what everything else stands on.'),
    layer(
      'platform-imports-only-kernel',
      'platform',
      ['kernel'],
      'A door to the outside knows nothing of what goes through it.',
    ),
    layer(
      'engines-import-only-kernel',
      'engines',
      ['kernel'],
      'An engine can be measured, tested and published alone.',
    ),
    layer(
      'pipeline-imports-only-below',
      'pipeline',
      ['platform', 'engines', 'kernel'],
      'The pipeline runs without pages and without features.',
    ),
    layer(
      'web-imports-only-below',
      'web',
      ['platform', 'engines', 'kernel'],
      'The shell knows no feature; features are handed to it by src/main.',
    ),
    layer(
      'demo-imports-only-kernel-and-engines',
      'demo',
      ['engines', 'kernel'],
      'The fictional county enters by the same door as any partner: as extracts.',
    ),
    layer(
      'features-import-only-below',
      'features',
      ['web', 'pipeline', 'platform', 'engines', 'kernel'],
      'Only src/main wires features together, and only it may start the demonstration.',
    ),
    {
      name: 'engines-stand-alone',
      severity: 'error',
      comment: 'No engine imports another: what two of them need belongs in the kernel, or is handed in.',
      from: { path: '^src/engines/([^/]+)/', pathNot: test },
      to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
    },
    {
      name: 'engines-touch-no-outside',
      severity: 'error',
      comment: 'No file, no socket, no process. Threads and clocks for measuring are allowed.',
      from: { path: '^src/engines/', pathNot: test },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(worker_threads|perf_hooks|crypto|url)$' },
    },
    {
      name: 'engines-use-only-calculating-packages',
      severity: 'error',
      comment: 'No database driver, no file reader, no web server inside an engine.',
      from: { path: '^src/engines/', pathNot: test },
      to: { path: 'node_modules/', pathNot: calculatingPackages },
    },
    {
      name: 'features-meet-at-index',
      severity: 'error',
      comment: "A feature's index.ts is its only public face.",
      from: { path: '^src/features/([^/]+)/', pathNot: test },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index[.]ts$'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules import only kernel, engines and their own types.',
      from: { path: '^src/features/([^/]+)/rules/', pathNot: test },
      to: {
        path: '^src/',
        pathNot: ['^src/(kernel|engines)/', '^src/features/$1/rules/', '^src/features/$1/types[.]ts$'],
      },
    },
    {
      name: 'rules-touch-no-outside',
      severity: 'error',
      comment: 'A rule decides from what it is handed: no file, no database, no clock of its own.',
      from: { path: '^src/features/[^/]+/rules/', pathNot: test },
      to: { path: 'node_modules/', pathNot: calculatingPackages },
    },
    {
      name: 'rules-touch-no-core-module',
      severity: 'error',
      comment: 'A rule decides from what it is handed: no file, no socket, no process.',
      from: { path: '^src/features/[^/]+/rules/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-and-routes-never-touch-the-store',
      severity: 'error',
      comment: 'Every read and change goes through a use-case, which is the gate.',
      from: { path: '^src/features/[^/]+/(pages/|(routes|commands)[.]tsx?$)', pathNot: test },
      to: { path: '^src/features/[^/]+/(snapshot-)?store[.]ts$' },
    },
    {
      name: 'pages-touch-no-door',
      severity: 'error',
      comment: 'A page shows what it is handed.',
      from: { path: '^src/features/[^/]+/pages/', pathNot: test },
      to: { path: ['^src/(platform|pipeline)/', sqlPackages] },
    },
    {
      name: 'sql-stays-in-its-places',
      severity: 'error',
      comment: "SQL lives in a feature's store, in the pipeline, in platform and in migrations.",
      from: {
        path: '^src/',
        pathNot: [
          test,
          '^src/(pipeline|platform)/',
          '^src/features/[^/]+/(snapshot-)?store[.]ts$',
          '^src/kernel/use-case[.]ts$',
        ],
      },
      to: { path: sqlPackages },
    },
    {
      name: 'client-code-runs-in-a-browser',
      severity: 'error',
      comment: 'What the browser gets imports only its own folder, engines and the kernel.',
      from: { path: '^src/web/client/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/(web/client|engines|kernel)/' },
    },
    {
      name: 'client-code-needs-no-node',
      severity: 'error',
      comment: 'A browser has no core modules of Node.js.',
      from: { path: '^src/web/client/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      comment: 'The program runs without its tests.',
      from: { path: '^src/', pathNot: test },
      to: { path: [test, '^tests/'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that need one another are one module, or need a third.',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'features-form-no-cycle',
      severity: 'error',
      comment: 'If two features need each other, one of them holds a third.',
      scope: 'folder',
      from: { path: '^src/features/([^/]+)$' },
      to: { path: '^src/features/[^/]+$', pathNot: '^src/features/$1$', circular: true },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      comment: 'A module that cannot be found cannot be judged.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      comment: 'What the program runs on is a dependency, not a development dependency.',
      from: { path: '^src/', pathNot: test },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count: a page that only needs a store's type still leans on the store.
    tsPreCompilationDeps: true,
    parser: 'tsc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
