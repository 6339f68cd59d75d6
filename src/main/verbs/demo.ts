import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyName, countyUsers } from '../../demo/index.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { readConfig, type Config } from '../../platform/config/config.ts';
import { acquireInstanceLock, removeEmbedded } from '../../platform/postgres/embedded/index.ts';
import { demonstrationPassword } from '../demo/demonstration.ts';
import { fillCounty } from '../demo/fill-county.ts';
import type { OpenedDatabase } from '../open-database.ts';
import { environmentFor, serverFromParent } from '../process-life.ts';
import { supervise } from '../supervise.ts';
import { untilStopped } from './start.ts';
import { exitCodes, say, sayNo } from './verb.ts';

export interface DemoOptions {
  fresh?: boolean;
  /** How many times the county's people and reports: 1 is 24,000 reports. */
  scale: number;
}

/** Runs the fictional county in a folder of its own, beside real data and never in it. */
export async function demo(options: DemoOptions): Promise<number> {
  const began = performance.now();
  const read = readConfig(process.env);
  if (!read.ok) return sayNo(read.refusal);
  const config: Config = {
    ...read.value,
    folder: demonstrationFolder(read.value.folder),
    databaseUrl: undefined,
    origin: undefined,
    oidc: undefined,
  };
  const filled = join(config.folder, 'filled');
  if (options.fresh || !existsSync(filled)) {
    const refusal = await startOver(config.folder);
    if (refusal) return sayNo({ kind: 'refused', code: 'start/already-running', message: refusal });
  }
  const isNew = !existsSync(filled);
  const running = await supervise({
    config,
    fictional: true,
    say,
    async fill(database) {
      if (!isNew) return ok(undefined);
      const done = await fillBeside(config, database, options.scale);
      if (done.ok) writeFileSync(filled, '');
      return done;
    },
  });
  if (!running.ok) return sayNo(running.refusal);
  process.stdout.write(welcome(running.value.address, (performance.now() - began) / 1000, isNew));
  return untilStopped(running.value);
}

/** Fills it in a process of its own, so that what the filling took of the memory is given back. */
async function fillBeside(config: Config, database: OpenedDatabase, scale: number): Promise<Result<void>> {
  const child = spawn(process.execPath, [process.argv[1]!, 'fill-demonstration', '--scale', String(scale)], {
    env: { ...process.env, ...environmentFor(database.server), COMMONWEAL_FOLDER: config.folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', (given) => resolve(given)));
  if (code === 0) return ok(undefined);
  return refuse('refused', 'start/not-filled', 'The county could not be filled. The lines above say why.');
}

/** The part of `demo` that runs beside it; told by it where the database is. */
export async function fillDemonstration(scale: number): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) return sayNo(config.refusal);
  const filled = await fillCounty(config.value, serverFromParent(), scale);
  return filled.ok ? exitCodes.done : sayNo(filled.refusal);
}

/** The demonstration lives in a folder of its own below the installation's, so that it never meets real data. */
export function demonstrationFolder(folder = '.commonweal'): string {
  return join(folder, 'demo');
}

/** Removes what an earlier demonstration left. @returns a sentence when one is running */
async function startOver(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) return undefined;
  const lock = acquireInstanceLock(folder);
  if (!lock.ok) return lock.sentence;
  await removeEmbedded({ dataDir: join(folder, 'pg'), log: say });
  lock.release();
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

function welcome(address: string, seconds: number, isNew: boolean): string {
  const width = Math.max(...countyUsers.map(({ role }) => role.length));
  const people = countyUsers.map(
    ({ role, name, email }) => `  ${role.replaceAll('-', ' ').padEnd(width)}  ${name.padEnd(16)}  ${email}`,
  );
  return `
${countyName}, a fictional county, ${isNew ? 'was made and ' : ''}is running after ${seconds.toFixed(0)} seconds.

  ${address}

Sign in with one press as any of these, or with the address, the password “${demonstrationPassword}”
and the code that the sign-in page of this demonstration shows:

${people.join('\n')}

Ctrl-C stops it and keeps its data; npm run demo -- --fresh starts over.
`;
}
