import { createHash } from 'node:crypto';

export const SUPERUSER = 'postgres';

/**
 * What the embedded server runs with. The log keeps the life of the server and never what was in a statement:
 * errors go to the program that made them, and their text can hold somebody's name.
 */
const DEFAULTS: Record<string, string> = {
  fsync: 'on',
  listen_addresses: '',
  password_encryption: 'scram-sha-256',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * The server's settings, complete, with a name that tells servers with different settings or versions apart.
 *
 * @param changes settings by PostgreSQL's names; they override the defaults
 */
export function completeSettings(
  version: string,
  changes: Record<string, string> = {},
): Record<string, string> {
  const settings = { ...DEFAULTS, ...changes };
  const text = JSON.stringify([version, Object.entries(settings).sort()]);
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { ...settings, cluster_name: `commonweal-${mark}` };
}

/** What a server or `initdb` may see of our environment: nothing of PG*, and messages in English. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) environment[name] = process.env[name];
  }
  return environment;
}
