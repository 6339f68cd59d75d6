/** A small house with one fault, or with none when `rule` is undefined. */
interface Planted {
  what: string;
  rule: string | undefined;
  from: string;
  files: Record<string, string>;
}

/** One fault for each import rule, and the neighbours that each rule must leave alone. All share one folder. */
export const planted: Planted[] = [
  {
    what: 'an engine that imports a store',
    rule: 'engines-import-only-kernel',
    from: 'src/engines/density/reads-store.ts',
    files: {
      'src/engines/density/reads-store.ts': `import { listOrchards } from '../../features/orchards/store.ts';\nexport const n = listOrchards.length;\n`,
      'src/features/orchards/store.ts': `import { sql } from 'kysely';\nexport interface OrchardRow { trees: number }\nexport const listOrchards = [sql];\n`,
    },
  },
  {
    what: 'an engine that imports another engine',
    rule: 'engines-stand-alone',
    from: 'src/engines/density/leans.ts',
    files: {
      'src/engines/density/leans.ts': `import { years } from '../survival/years.ts';\nexport const n = years;\n`,
      'src/engines/survival/years.ts': `export const years = 1;\n`,
    },
  },
  {
    what: 'an engine that reads a file',
    rule: 'engines-touch-no-outside',
    from: 'src/engines/density/reads-file.ts',
    files: {
      'src/engines/density/reads-file.ts': `import { readFileSync } from 'node:fs';\nexport const n = readFileSync;\n`,
    },
  },
  {
    what: 'an engine that asks the database',
    rule: 'engines-use-only-calculating-packages',
    from: 'src/engines/density/asks.ts',
    files: { 'src/engines/density/asks.ts': `import pg from 'pg';\nexport const n = pg;\n` },
  },
  {
    what: 'an engine with threads, a calculating package and a kernel type',
    rule: undefined,
    from: 'src/engines/density/clean.ts',
    files: {
      'src/engines/density/clean.ts': `import { Worker } from 'node:worker_threads';\nimport Flatbush from 'flatbush';\nimport type { Clock } from '../../kernel/clock.ts';\nexport const n: [typeof Worker, typeof Flatbush, Clock?] = [Worker, Flatbush];\n`,
      'src/kernel/clock.ts': `export interface Clock { now(): number }\n`,
    },
  },
  {
    what: 'a kernel that imports a feature',
    rule: 'kernel-imports-nothing-of-ours',
    from: 'src/kernel/curious.ts',
    files: {
      'src/kernel/curious.ts': `import { pears } from '../features/pears/index.ts';\nexport const n = pears;\n`,
      'src/features/pears/index.ts': `export const pears = 1;\n`,
    },
  },
  {
    what: 'a door that imports an engine',
    rule: 'platform-imports-only-kernel',
    from: 'src/platform/queue.ts',
    files: {
      'src/platform/queue.ts': `import { years } from '../engines/survival/years.ts';\nexport const n = years;\n`,
    },
  },
  {
    what: 'a stage of the pipeline that imports a feature',
    rule: 'pipeline-imports-only-below',
    from: 'src/pipeline/land.ts',
    files: {
      'src/pipeline/land.ts': `import { pears } from '../features/pears/index.ts';\nexport const n = pears;\n`,
    },
  },
  {
    what: 'a shell that imports a feature',
    rule: 'web-imports-only-below',
    from: 'src/web/server.ts',
    files: {
      'src/web/server.ts': `import { pears } from '../features/pears/index.ts';\nexport const n = pears;\n`,
    },
  },
  {
    what: 'a demonstration that writes past the extracts',
    rule: 'demo-imports-only-kernel-and-engines',
    from: 'src/demo/county.ts',
    files: {
      'src/demo/county.ts': `import { pears } from '../features/pears/index.ts';\nexport const n = pears;\n`,
    },
  },
  {
    what: 'a feature that starts the demonstration',
    rule: 'features-import-only-below',
    from: 'src/features/pears/use-cases/start-demo.ts',
    files: {
      'src/features/pears/use-cases/start-demo.ts': `import { truth } from '../../../demo/truth.ts';\nexport const n = truth;\n`,
      'src/demo/truth.ts': `export const truth = 1;\n`,
    },
  },
  {
    what: "a feature that reaches past another's index.ts",
    rule: 'features-meet-at-index',
    from: 'src/features/pears/use-cases/reach-past.ts',
    files: {
      'src/features/pears/use-cases/reach-past.ts': `import { rot } from '../../plums/rules/rot.ts';\nexport const n = rot;\n`,
      'src/features/plums/rules/rot.ts': `export const rot = 1;\n`,
    },
  },
  {
    what: "a feature that uses another's index.ts",
    rule: undefined,
    from: 'src/features/pears/use-cases/meet.ts',
    files: {
      'src/features/pears/use-cases/meet.ts': `import { plums } from '../../plums/index.ts';\nexport const n = plums;\n`,
      'src/features/plums/index.ts': `export const plums = 1;\n`,
    },
  },
  {
    what: 'a rule that asks its own store',
    rule: 'rules-are-pure',
    from: 'src/features/orchards/rules/asks-store.ts',
    files: {
      'src/features/orchards/rules/asks-store.ts': `import { listOrchards } from '../store.ts';\nexport const n = listOrchards;\n`,
    },
  },
  {
    what: 'a rule that reads YAML',
    rule: 'rules-touch-no-outside',
    from: 'src/features/orchards/rules/reads-yaml.ts',
    files: {
      'src/features/orchards/rules/reads-yaml.ts': `import { parse } from 'yaml';\nexport const n = parse;\n`,
    },
  },
  {
    what: 'a rule that reads a file',
    rule: 'rules-touch-no-core-module',
    from: 'src/features/orchards/rules/reads-file.ts',
    files: {
      'src/features/orchards/rules/reads-file.ts': `import { readFileSync } from 'node:fs';\nexport const n = readFileSync;\n`,
    },
  },
  {
    what: 'a rule over kernel, engine and its own types',
    rule: undefined,
    from: 'src/features/orchards/rules/ripe.ts',
    files: {
      'src/features/orchards/rules/ripe.ts': `import type { Clock } from '../../../kernel/clock.ts';\nimport { years } from '../../../engines/survival/years.ts';\nimport type { Orchard } from '../types.ts';\nexport const ripe = (orchard: Orchard, clock: Clock) => orchard.age + clock.now() > years;\n`,
      'src/features/orchards/types.ts': `export interface Orchard { age: number }\n`,
    },
  },
  {
    what: 'a page that imports a store, be it only for a type',
    rule: 'pages-and-routes-never-touch-the-store',
    from: 'src/features/orchards/pages/orchard-page.tsx',
    files: {
      'src/features/orchards/pages/orchard-page.tsx': `import type { OrchardRow } from '../store.ts';\nexport function OrchardPage({ row }: { row: OrchardRow }) {\n  return <p>{row.trees}</p>;\n}\n`,
    },
  },
  {
    what: 'a route that imports a store',
    rule: 'pages-and-routes-never-touch-the-store',
    from: 'src/features/orchards/routes.ts',
    files: {
      'src/features/orchards/routes.ts': `import { listOrchards } from './store.ts';\nexport const n = listOrchards;\n`,
    },
  },
  {
    what: 'a page that opens a door by itself',
    rule: 'pages-touch-no-door',
    from: 'src/features/orchards/pages/mail-page.tsx',
    files: {
      'src/features/orchards/pages/mail-page.tsx': `import { send } from '../../../platform/mail.ts';\nexport function MailPage() {\n  return <p>{String(send)}</p>;\n}\n`,
      'src/platform/mail.ts': `export const send = 1;\n`,
    },
  },
  {
    what: 'a page over types and the shell',
    rule: undefined,
    from: 'src/features/orchards/pages/clean-page.tsx',
    files: {
      'src/features/orchards/pages/clean-page.tsx': `import type { Orchard } from '../types.ts';\nimport { Tag } from '../../../web/tag.tsx';\nexport function CleanPage({ orchard }: { orchard: Orchard }) {\n  return <Tag text={String(orchard.age)} />;\n}\n`,
      'src/web/tag.tsx': `export function Tag({ text }: { text: string }) {\n  return <strong>{text}</strong>;\n}\n`,
    },
  },
  {
    what: 'a use-case with SQL of its own',
    rule: 'sql-stays-in-its-places',
    from: 'src/features/orchards/use-cases/list-orchards.ts',
    files: {
      'src/features/orchards/use-cases/list-orchards.ts': `import { sql } from 'kysely';\nexport const n = sql;\n`,
    },
  },
  {
    what: 'browser code that imports the server',
    rule: 'client-code-runs-in-a-browser',
    from: 'src/web/client/map.ts',
    files: { 'src/web/client/map.ts': `import { Tag } from '../tag.tsx';\nexport const n = Tag;\n` },
  },
  {
    what: 'browser code that wants Node.js',
    rule: 'client-code-needs-no-node',
    from: 'src/web/client/draft.ts',
    files: { 'src/web/client/draft.ts': `import { join } from 'node:path';\nexport const n = join;\n` },
  },
  {
    what: 'a module that imports a test',
    rule: 'nothing-imports-a-test',
    from: 'src/features/pears/use-cases/leans-on-test.ts',
    files: {
      'src/features/pears/use-cases/leans-on-test.ts': `import { pear } from '../pear.test.ts';\nexport const n = pear;\n`,
      'src/features/pears/pear.test.ts': `export const pear = 1;\n`,
    },
  },
  {
    what: 'two modules that need each other',
    rule: 'no-cycles',
    from: 'src/features/pears/egg.ts',
    files: {
      'src/features/pears/hen.ts': `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`,
      'src/features/pears/egg.ts': `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`,
    },
  },
  {
    what: 'two features that need each other, through modules that do not',
    rule: 'features-form-no-cycle',
    from: 'src/features/quinces',
    files: {
      'src/features/quinces/index.ts': `export const quinces = 1;\n`,
      'src/features/quinces/use-cases/graft.ts': `import { medlars } from '../../medlars/index.ts';\nexport const n = medlars;\n`,
      'src/features/medlars/index.ts': `export const medlars = 1;\n`,
      'src/features/medlars/use-cases/graft.ts': `import { quinces } from '../../quinces/index.ts';\nexport const n = quinces;\n`,
    },
  },
  {
    what: 'an import of nothing',
    rule: 'every-import-resolves',
    from: 'src/features/pears/lost.ts',
    files: { 'src/features/pears/lost.ts': `import { gone } from './gone.ts';\nexport const n = gone;\n` },
  },
  {
    what: 'a program that needs a development package',
    rule: 'no-development-package-at-run-time',
    from: 'src/main/check.ts',
    files: { 'src/main/check.ts': `import fc from 'fast-check';\nexport const n = fc;\n` },
  },
];
