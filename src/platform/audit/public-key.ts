import { createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifierOf, type Signer, type Verifier } from './leaf-hash.ts';

/**
 * Puts the public half of the sequencer's key where every process may read it: `<folder>/audit/public.key`, as PEM.
 * The page and the command check with it, so that neither ever holds the private half.
 */
export function publishKey(folder: string, signer: Signer): void {
  const path = publicKeyPath(folder);
  const pem = signer.publicKey.export({ format: 'pem', type: 'spki' }) as string;
  if (existsSync(path) && readFileSync(path, 'utf8') === pem) return;
  mkdirSync(join(folder, 'audit'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, pem, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** The public half, or undefined where the sequencer has not run yet or the file is no key. */
export function readVerifier(folder: string): Verifier | undefined {
  try {
    return verifierOf(createPublicKey(readFileSync(publicKeyPath(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

function publicKeyPath(folder: string): string {
  return join(folder, 'audit', 'public.key');
}
