import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, writeSync, fsyncSync, closeSync } from 'node:fs';
import { join } from 'node:path';

export type SecretUse =
  | 'context'
  | 'files'
  | 'queue'
  | 'totp'
  | 'cookies'
  | 'web-password'
  | 'worker-password'
  | 'sealed'
  | 'throttle'
  | 'backup';

export interface Secrets {
  /** Thirty-two bytes for one use, derived from the installation's secret (HKDF-SHA-256, RFC 5869). */
  key(use: SecretUse): Buffer;
}

/** The installation's secret: made at first start, kept in `<folder>/secrets/installation.key`, mode 0600. */
export function openSecrets(folder: string): Secrets {
  const secret = readOrMake(folder, 'installation.key');
  return { key: (use) => Buffer.from(hkdfSync('sha256', secret, 'commonweal', use, 32)) };
}

/** The seed of the audit's signing key: a file of its own, which only the sequencer's process opens. */
export function auditSigningSeed(folder: string): Buffer {
  return readOrMake(folder, 'audit-signing.key');
}

function readOrMake(folder: string, name: string): Buffer {
  const directory = join(folder, 'secrets');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, randomBytes(32));
    fsyncSync(file);
    closeSync(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
  const secret = readFileSync(path);
  if (secret.length !== 32) throw new Error(`the key file ${name} does not hold 32 bytes`);
  return secret;
}
