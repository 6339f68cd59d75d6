import { createHmac, randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';

const lifetimeMs = 30_000;
const blockSize = 64;

/** Says to the database who this transaction is for, in a form only this installation's key can make. */
export function contextToken(actor: Actor, key: Buffer): string {
  const claims = {
    nonce: randomUUID(),
    exp: new Date(Date.now() + lifetimeMs).toISOString(),
    ...(actor.kind === 'user'
      ? {
          kind: 'user',
          user: actor.userId,
          session: actor.sessionId,
          partner: actor.partnerNo,
          role: actor.role,
          purpose: actor.purpose,
        }
      : { kind: 'system', system: actor.name }),
  };
  const body = Buffer.from(JSON.stringify(claims)).toString('base64');
  return `${body}.${createHmac('sha256', key).update(body).digest('hex')}`;
}

/** Opens the transaction's context; every policy reads it. A second call in one transaction is refused. */
export async function beginContext(
  transaction: Transaction<unknown>,
  actor: Actor,
  key: Buffer,
): Promise<void> {
  await sql`select ctx.begin(${contextToken(actor, key)})`.execute(transaction);
}

/** The key as ctx.key keeps it: combined with HMAC's two pads (RFC 2104), because SQL has no xor of bytes. */
export function paddedKey(key: Buffer): { inner: Buffer; outer: Buffer } {
  const padded = Buffer.alloc(blockSize);
  key.copy(padded);
  return {
    inner: Buffer.from(padded.map((byte) => byte ^ 0x36)),
    outer: Buffer.from(padded.map((byte) => byte ^ 0x5c)),
  };
}

/** Forgets the contexts of past transactions, which are of no use to anyone. */
export async function sweepContexts(db: Kysely<unknown>): Promise<void> {
  await sql`select ctx.sweep()`.execute(db);
}
