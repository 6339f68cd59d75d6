import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { systemActor } from '../../kernel/actor.ts';
import { beginContext } from '../postgres/context-token.ts';
import { chainHash, emptyChain, leafColumns, leafHash, type Signer, type StoredLeaf } from './leaf-hash.ts';
import { publishKey } from './public-key.ts';

const batch = 5_000;

export interface SequencerParts {
  db: Kysely<unknown>;
  contextKey: Buffer;
  signer: Signer;
  /** Where each checkpoint is also written, outside the database, so that cutting off the chain's end shows. */
  folder: string;
}

/**
 * Chains every committed leaf that has no place yet, in the order of their transactions, and signs the new end.
 * A leaf is taken only when no older transaction is still open, so one that commits late is never skipped
 * (paging by `id > last` would lose it).
 *
 * @returns how many leaves were chained; 0 when another sequencer holds the lead
 */
export async function sequenceLeaves(parts: SequencerParts): Promise<number> {
  const chained = await chainLeaves(parts);
  publishKey(parts.folder, parts.signer);
  anchorCheckpoints(parts.folder, chained.checkpoints);
  return chained.count;
}

interface Checkpoint {
  seq: number;
  chain_hash: Buffer;
  signature: Buffer;
}

async function chainLeaves(parts: SequencerParts): Promise<{ count: number; checkpoints: Checkpoint[] }> {
  const none = { count: 0, checkpoints: [] };
  return parts.db.transaction().execute(async (transaction) => {
    await beginContext(transaction, systemActor('sequencer'), parts.contextKey);
    const lead = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(hashtext('commonweal sequencer')) as held`.execute(transaction);
    if (!lead.rows[0]!.held) return none;
    const last = await sql<{
      seq: number;
      chain_hash: Buffer;
    }>`select seq, chain_hash from audit_chain order by seq desc limit 1`.execute(transaction);
    let seq = last.rows[0]?.seq ?? 0;
    let chain = last.rows[0]?.chain_hash ?? emptyChain;
    const waiting = await sql<StoredLeaf>`select ${sql.raw(leafColumns)} from audit_leaf l
      where l.xid < pg_snapshot_xmin(pg_current_snapshot()) and not exists (select from audit_chain c where c.leaf_id = l.id)
      order by l.xid, l.id limit ${batch}`.execute(transaction);
    const anchored = lastAnchored(parts.folder);
    const unanchored =
      await sql<Checkpoint>`select seq, chain_hash, signature from audit_checkpoint where seq > ${anchored} order by seq`.execute(
        transaction,
      );
    if (waiting.rows.length === 0) return { count: 0, checkpoints: unanchored.rows };
    const rows = waiting.rows.map((leaf) => {
      const hash = leafHash(leaf);
      chain = chainHash(chain, ++seq, hash);
      return { seq, id: leaf.id, hash, chain };
    });
    await sql`insert into audit_chain (seq, leaf_id, leaf_hash, chain_hash)
      select * from unnest(${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => row.chain)}::bytea[])`.execute(
      transaction,
    );
    const signature = parts.signer.sign(seq, chain);
    await sql`insert into audit_checkpoint (seq, chain_hash, key_id, signature) values (${seq}, ${chain}, ${parts.signer.keyId}, ${signature})`.execute(
      transaction,
    );
    return { count: rows.length, checkpoints: [...unanchored.rows, { seq, chain_hash: chain, signature }] };
  });
}

/** Written after the commit; what a crash left out is written by the next turn. */
function anchorCheckpoints(folder: string, checkpoints: Checkpoint[]): void {
  if (checkpoints.length === 0) return;
  mkdirSync(join(folder, 'audit'), { recursive: true, mode: 0o700 });
  const path = checkpointsPath(folder);
  const lines = checkpoints.map(
    (point) => `${point.seq} ${point.chain_hash.toString('base64')} ${point.signature.toString('base64')}\n`,
  );
  appendFileSync(path, lines.join(''), { mode: 0o600 });
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** The last checkpoint kept outside the database; read from the file's end, which stays small work however long it grows. */
function lastAnchored(folder: string): number {
  const path = checkpointsPath(folder);
  if (!existsSync(path)) return 0;
  const size = statSync(path).size;
  const tail = Buffer.alloc(Math.min(size, 1024));
  const file = openSync(path, 'r');
  readSync(file, tail, 0, tail.length, size - tail.length);
  closeSync(file);
  return Number(tail.toString('utf8').trimEnd().split('\n').at(-1)?.split(' ')[0] ?? 0) || 0;
}

export function checkpointsPath(folder: string): string {
  return join(folder, 'audit', 'checkpoints.log');
}

/** Runs the sequencer each `everyMs` until the signal; an error is told and the next turn tries again. */
export async function keepSequencing(
  parts: SequencerParts,
  everyMs: number,
  signal: AbortSignal,
  onError: (thrown: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      while ((await sequenceLeaves(parts)) === batch);
    } catch (thrown) {
      onError(thrown);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
