import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, type Refusal, type Result } from '../../kernel/result.ts';
import { readConfig, type Config } from '../../platform/config/config.ts';
import { acquireInstanceLock } from '../../platform/postgres/embedded/index.ts';
import { openSecrets, type Secrets } from '../../platform/secrets/secrets.ts';
import { compose, type Composition } from '../compose.ts';
import { jobNames } from '../features.ts';
import { openDatabase, type OpenedDatabase } from '../open-database.ts';
import { findRuntime } from '../runtime-file.ts';

export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

/** What every verb takes beside its own options. */
export interface VerbOptions {
  json?: boolean;
}

/** Prints the answer (words for a person, JSON for a program) and gives the exit code. Nothing else goes to stdout. */
export function answer<T>(result: Result<T>, options: VerbOptions, words: (value: T) => string): number {
  if (!result.ok) return sayNo(result.refusal, options);
  process.stdout.write(`${options.json ? JSON.stringify(result.value) : words(result.value)}\n`);
  return exitCodes.done;
}

export function sayNo(refusal: Refusal, options: VerbOptions = {}): number {
  const fields = (refusal.fields ?? []).map((field) => `\n  ${field.field}: ${field.message}`).join('');
  process.stderr.write(options.json ? `${JSON.stringify({ refusal })}\n` : `${refusal.message}${fields}\n`);
  return refusal.kind === 'invalid' ? exitCodes.usage : exitCodes.refused;
}

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export interface Installation {
  config: Config;
  secrets: Secrets;
  database: OpenedDatabase;
}

/**
 * The installation's database: the running one's, or one started for as long as the work takes.
 * Two programs never own a database at once: without a running one, the lock is held meanwhile.
 *
 * @param mayBegin whether an installation may be begun here; a check or a change of one that is not there makes none
 */
export async function withInstallation<T>(
  work: (installation: Installation) => Promise<Result<T>>,
  mayBegin = false,
): Promise<Result<T>> {
  const config = readConfig(process.env);
  if (!config.ok) return config;
  const { folder } = config.value;
  if (!mayBegin && !existsSync(join(folder, 'secrets')))
    return refuse(
      'missing',
      'start/no-installation',
      `There is no installation in ${folder}. Say where it is with COMMONWEAL_FOLDER, or give --demo for the demonstration's.`,
    );
  const secrets = openSecrets(folder);
  const runtime = findRuntime(folder);
  const lock = runtime ? undefined : acquireInstanceLock(folder);
  if (lock && !lock.ok)
    return { ok: false, refusal: { kind: 'refused', code: 'start/already-running', message: lock.sentence } };
  try {
    const opened = await openDatabase(config.value, secrets, jobNames({ folder, secrets }), () => {});
    if (!opened.ok) return opened;
    try {
      return await work({ config: config.value, secrets, database: opened.value });
    } finally {
      if (!runtime) await opened.value.stop();
    }
  } finally {
    lock?.release();
  }
}

/** The same, with the gate open: for verbs that call the pages' use-cases. */
export async function withGate<T>(
  work: (parts: Composition, installation: Installation) => Promise<Result<T>>,
  mayBegin = false,
): Promise<Result<T>> {
  return withInstallation(async (installation) => {
    const parts = await compose(installation.config, installation.database.server, 'worker');
    try {
      return await work(parts, installation);
    } finally {
      await parts.close();
    }
  }, mayBegin);
}
