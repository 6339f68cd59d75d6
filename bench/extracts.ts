// Landing at size: `npm run bench:extracts`. Prints rows a second and memory against their budgets, misses included.
import { Command } from 'commander';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { systemActor } from '../src/kernel/actor.ts';
import { startEmbedded } from '../src/platform/postgres/embedded/index.ts';
import { openLanding } from './extracts/open-landing.ts';
import { plainCopy } from './extracts/plain-copy.ts';
import { makeExtract } from './extracts/make-extract.ts';
import { watchMemory } from './extracts/watch-memory.ts';
import { familyOf, usedSince } from './web/processes.ts';
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
    await landing.register(source);
    const pid = Number(readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const memory = watchMemory(pid);
    const stages: { label: string; began: number }[] = [];
    const began = performance.now();
    const [cpuBefore, databaseBefore] = [process.cpuUsage(), familyOf(pid)];
    const progress = {
      begin: (label: string) => void stages.push({ label, began: performance.now() }),
      step: () => {},
    };
    const result = await landing.gate.performJob(
      landing.land,
      systemActor('importer'),
      { source, path },
      { progress },
    );
    if (!result.ok) throw new Error(result.refusal.message);
    const landed = result.value;
    const seconds = (performance.now() - began) / 1000;
    const cpu = process.cpuUsage(cpuBefore);
    const most = memory.stop();
    const databaseCpu = usedSince(databaseBefore, familyOf(pid)) / 1000;
    report.say(landed.message);
    for (const [at, { label, began: from }] of stages.entries())
      report.figure(
        label,
        `${(((stages[at + 1]?.began ?? began + seconds * 1000) - from) / 1000).toFixed(1)} s`,
      );
    report.figure('processor time of the program', `${((cpu.user + cpu.system) / 1e6).toFixed(1)} s`);
    report.figure('processor time of the database', `${databaseCpu.toFixed(1)} s`);
    report.figure('from asking to the last row durable', `${seconds.toFixed(1)} s`);
    report.limit('rows a second', landed.read / seconds, leastRowsPerSecond, 'rows/s', true);
    const plain = await plainCopy(server, path);
    report.figure(
      'beside it, PostgreSQL’s own COPY of the same lines',
      `${Math.round(plain).toLocaleString('en-GB')} rows/s into one column, nothing checked, mapped, keyed or protected: landing takes ${(plain / (landed.read / seconds)).toFixed(1)} times as long`,
    );
    const idle = memory.idle.program + memory.idle.database;
    report.limit('memory above idle', most.together - idle, mostMegabytesAboveIdle, 'MB');
    report.say(
      `  program ${Math.round(most.program - memory.idle.program)} MB, database ${Math.round(most.database - memory.idle.database)} MB; beside it the database used ${Math.round(most.shared - memory.idle.shared)} MB more of the buffers that its settings set aside`,
    );
    await landing.close();
  } finally {
    await server.stop();
  }
  report.end();
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
