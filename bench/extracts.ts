// Landing at size: `npm run bench:extracts`. Prints rows a second and memory against their budgets, misses included.
import { Command } from 'commander';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import type { Progress } from '../src/kernel/progress.ts';
import { landExtract, registerSource, shippedMappings } from '../src/pipeline/index.ts';
import { openFileStore } from '../src/platform/files/index.ts';
import { openGate } from '../src/platform/gate/gate.ts';
import { readPolicyFiles } from '../src/platform/policy/policy.ts';
import { connect } from '../src/platform/postgres/connect.ts';
import { startEmbedded } from '../src/platform/postgres/embedded/index.ts';
import { prepareDatabase, runtimeLogin, workerRole } from '../src/platform/postgres/prepare.ts';
import { openQueue } from '../src/platform/queue/queue.ts';
import { openSecrets } from '../src/platform/secrets/secrets.ts';
import { makeExtract } from './extracts/make-extract.ts';
import { watchMemory } from './extracts/watch-memory.ts';
import { openReport } from './web/report.ts';

const leastRowsPerSecond = 20_000;
const mostMegabytesAboveIdle = 512;
const source = 'police-incidents';

interface Options {
  rows: number;
  seed: number;
  folder: string;
}

const number = (text: string) => Number(text);

async function main({ rows, seed, folder: given }: Options): Promise<void> {
  const folder = resolve(given);
  const report = openReport();
  report.say(`${cpus().length} processors; others' load when this began: ${loadavg()[0]!.toFixed(1)}`);
  mkdirSync(folder, { recursive: true });
  const path = await makeExtract(folder, rows, seed, report.say);
  for (const left of ['pg', 'files']) rmSync(join(folder, left), { recursive: true, force: true });
  const server = await startEmbedded({ dataDir: join(folder, 'pg'), log: report.say });
  try {
    const landing = await openLanding(server, folder);
    const pid = Number(readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const memory = watchMemory(pid);
    const stages: { label: string; began: number }[] = [];
    const began = performance.now();
    const cpuBefore = process.cpuUsage();
    const landed = await landing.land(path, {
      begin: (label) => void stages.push({ label, began: performance.now() }),
      step: () => {},
    });
    const seconds = (performance.now() - began) / 1000;
    const cpu = process.cpuUsage(cpuBefore);
    const most = memory.stop();
    report.say(landed.message);
    for (const [at, { label, began: from }] of stages.entries())
      report.figure(
        label,
        `${(((stages[at + 1]?.began ?? began + seconds * 1000) - from) / 1000).toFixed(1)} s`,
      );
    report.figure('processor time of the program', `${((cpu.user + cpu.system) / 1e6).toFixed(1)} s`);
    report.figure('from asking to the last row durable', `${seconds.toFixed(1)} s`);
    report.limit('rows a second', landed.read / seconds, leastRowsPerSecond, 'rows/s', true);
    report.limit(
      'memory of the program above idle',
      most.program - memory.idle.program,
      mostMegabytesAboveIdle,
      'MB',
    );
    report.limit(
      'memory of program and database above idle',
      most.together - memory.idle.program - memory.idle.database,
      mostMegabytesAboveIdle,
      'MB',
    );
    await landing.close();
  } finally {
    await server.stop();
  }
  report.end();
}

async function openLanding(server: Awaited<ReturnType<typeof startEmbedded>>, folder: string) {
  const secrets = openSecrets(folder);
  const place = { host: server.host, port: server.port, database: 'bench' };
  const admin = { ...place, database: 'postgres', user: server.superuser, password: server.password };
  const prepared = await prepareDatabase(admin, place.database, secrets, []);
  if (!prepared.ok) throw new Error(prepared.refusal.message);
  const arranger = new pg.Client({ ...admin, database: place.database });
  await arranger.connect();
  await arranger.query(
    "insert into partner (no, code, name, kind) values (0, 'police', 'Police (fictional)', 'police')",
  );
  await arranger.end();
  const database = connect(
    runtimeLogin(place, workerRole, secrets),
    { connections: 4, statementMs: 0 },
    () => {},
  );
  const queue = await openQueue(database.pool, {
    key: secrets.key('cookies'),
    supervise: false,
    onError: () => {},
  });
  const gate = openGate({
    db: database.db,
    contextKey: secrets.key('context'),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    policies: readPolicyFiles(),
    queue,
  });
  const known = await gate.perform(registerSource, systemActor('setup'), {
    mapping: shippedMappings().get(source)!,
  });
  if (!known.ok) throw new Error(known.refusal.message);
  const files = openFileStore(join(folder, 'files'), secrets.key('files'));
  const job = landExtract({ files, sealKey: secrets.key('sealed') });
  return {
    async land(path: string, progress: Progress) {
      const landed = await gate.performJob(job, systemActor('importer'), { source, path }, { progress });
      if (!landed.ok) throw new Error(landed.refusal.message);
      return landed.value;
    },
    async close() {
      await queue.stop();
      await database.close();
    },
  };
}

await new Command('bench:extracts')
  .description(
    'Land a large extract of the fictional police, durably, and say how fast and with how much memory.',
  )
  .option('--rows <count>', 'rows of the extract', number, 1_000_000)
  .option('--seed <number>', 'what it is made from', number, 1)
  .option('--folder <path>', 'where the extract and the database are kept', '.commonweal/bench-extracts')
  .action(main)
  .parseAsync();
