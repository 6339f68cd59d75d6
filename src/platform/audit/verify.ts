import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import {
  chainHash,
  checkpointHolds,
  emptyChain,
  leafColumns,
  leafHash,
  type StoredLeaf,
  type Verifier,
} from './leaf-hash.ts';
import { commitTo } from './record.ts';
import { checkpointsPath } from './sequencer.ts';

export interface AuditFault {
  /** Place in the chain, where it has one. */
  seq: number | undefined;
  what: string;
}

export interface AuditVerdict {
  leaves: number;
  waiting: number;
  checkpoints: number;
  anchored: number;
  reasons: number;
  /** By which key the checkpoints are signed; a witness compares it with their own note of it. */
  keyId: string | undefined;
  faults: AuditFault[];
}

const pageSize = 20_000;

/**
 * Recomputes every leaf and link from the tables and compares them with the chain, the signed checkpoints and the
 * copy of the checkpoints kept outside the database.
 *
 * @param db a transaction of someone who may read the audit (data protection officer) or of the sequencer
 * @param verifier the public half of the sequencer's key; without one, any checkpoint is a fault
 * @param folder where the copy of the checkpoints is kept
 * @param progress told how many leaves are done, after each 20,000
 * @returns counts, and a fault for each changed, dropped, added or reordered row; at most 20 of them
 */
export async function verifyAudit(
  db: Db,
  verifier: Verifier | undefined,
  folder: string,
  progress: (done: number) => void = () => {},
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const fault = (seq: number | undefined, what: string) => faults.length < 20 && faults.push({ seq, what });
  const chainAt = new Map<number, Buffer>();
  // The copy first: whatever is added while we read is then in the tables too.
  const outside = readAnchors(folder);
  const checkpoints = await sql<{
    seq: number;
    chain_hash: Buffer;
    key_id: string;
    signature: Buffer;
  }>`select seq, chain_hash, key_id, signature from audit_checkpoint order by seq`.execute(db);
  const wanted = new Set(checkpoints.rows.map((row) => row.seq));
  for (const { seq } of outside) wanted.add(seq);

  let seq = 0;
  let chain: Buffer = emptyChain;
  for (;;) {
    const { rows } = await sql<
      StoredLeaf & { seq: number; leaf_hash: Buffer; chain_hash: Buffer; leaf_id: string }
    >`
      select c.seq, c.leaf_id, c.leaf_hash, c.chain_hash, ${sql.raw(leafColumns)}
      from audit_chain c left join audit_leaf l on l.id = c.leaf_id where c.seq > ${seq} order by c.seq limit ${pageSize}`.execute(
      db,
    );
    for (const row of rows) {
      if (row.seq !== seq + 1) fault(seq + 1, `the chain jumps from ${seq} to ${row.seq}`);
      seq = row.seq;
      if (row.id === null) fault(seq, 'the leaf is gone');
      else if (!leafHash(row).equals(row.leaf_hash)) fault(seq, 'the leaf is not what was chained');
      chain = chainHash(chain, seq, row.leaf_hash);
      if (!chain.equals(row.chain_hash)) fault(seq, 'the chain is broken here');
      chain = row.chain_hash;
      if (wanted.has(seq)) chainAt.set(seq, row.chain_hash);
    }
    progress(seq);
    if (rows.length < pageSize) break;
  }

  for (const point of checkpoints.rows) {
    if (
      point.key_id !== verifier?.keyId ||
      !checkpointHolds(verifier.publicKey, point.seq, point.chain_hash, point.signature)
    )
      fault(point.seq, 'the checkpoint is not signed by this installation');
    if (!chainAt.get(point.seq)?.equals(point.chain_hash))
      fault(point.seq, 'the chain is not what the checkpoint signed');
  }
  for (const point of outside) {
    if (!verifier || !checkpointHolds(verifier.publicKey, point.seq, point.chain, point.signature))
      fault(point.seq, 'a checkpoint kept outside the database has been altered');
    else if (point.seq > seq) fault(point.seq, 'the end of the chain has been cut off');
    else if (!chainAt.get(point.seq)?.equals(point.chain))
      fault(point.seq, 'the chain differs from the checkpoint kept outside the database');
  }

  const reasons = await sql<{ leaf_id: string; salt: Buffer; why: string; commitment: Buffer | null }>`
    select w.leaf_id, w.salt, w.why, l.why_commitment as commitment from audit_why w join audit_leaf l on l.id = w.leaf_id where w.erased_at is null`.execute(
    db,
  );
  for (const row of reasons.rows)
    if (!row.commitment || !commitTo(row.salt, row.why).equals(row.commitment))
      fault(undefined, 'a reason is not the one its leaf was bound to');
  const waiting = await sql<{
    n: number;
  }>`select count(*)::int as n from audit_leaf l where not exists (select from audit_chain c where c.leaf_id = l.id)`.execute(
    db,
  );
  return {
    leaves: seq,
    waiting: waiting.rows[0]!.n,
    checkpoints: checkpoints.rows.length,
    anchored: outside.length,
    reasons: reasons.rows.length,
    keyId: verifier?.keyId,
    faults,
  };
}

function readAnchors(folder: string): { seq: number; chain: Buffer; signature: Buffer }[] {
  const path = checkpointsPath(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [seq, chain, signature] = line.split(' ');
    return {
      seq: Number(seq),
      chain: Buffer.from(chain ?? '', 'base64'),
      signature: Buffer.from(signature ?? '', 'base64'),
    };
  });
}
