import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';

/** What waits in the queue: which work, for whom. The asker's rights are checked again when it runs. */
export interface QueuedWork {
  runId: string;
  actor: Actor;
  input: unknown;
}

/**
 * Work as the queue's table keeps it: encrypted and authenticated (AES-256-GCM), and tied to the job it is for. Whoever
 * can write to that table, but does not hold the key, can neither ask for work in another's name nor read what was asked.
 */
export function sealWork(key: Buffer, jobName: string, work: QueuedWork): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(jobName));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(work), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** The work, or undefined when it was not sealed by this installation for this job. */
export function openWork(key: Buffer, jobName: string, sealed: unknown): QueuedWork | undefined {
  const bytes = Buffer.from(typeof sealed === 'string' ? sealed : '', 'base64');
  if (bytes.length < 12 + 16) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(jobName));
    decipher.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as QueuedWork;
  } catch {
    return undefined;
  }
}
