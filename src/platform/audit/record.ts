import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditNote, Db } from '../../kernel/use-case.ts';

export interface Leaf extends AuditNote {
  useCase: string;
  outcome: 'done' | 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused';
}

/** Writes the one audit leaf of this transaction. Who and when are the database's own words, not ours. */
export async function recordLeaf(db: Db, leaf: Leaf): Promise<void> {
  const id = randomUUID();
  const salt = randomBytes(16);
  const commitment = leaf.why === undefined ? null : commitTo(salt, leaf.why);
  await sql`insert into audit_leaf (id, actor_kind, actor, use_case, outcome, subject_kind, subject_id, fields, facts, why_commitment)
    values (${id}, '', '', ${leaf.useCase}, ${leaf.outcome}, ${leaf.subjectKind ?? null}, ${leaf.subjectId ?? null},
      ${leaf.fields ?? []}, ${JSON.stringify(leaf.facts ?? {})}, ${commitment})`.execute(db);
  if (leaf.why !== undefined)
    await sql`insert into audit_why (leaf_id, salt, why) values (${id}, ${salt}, ${leaf.why})`.execute(db);
}

/** Binds the leaf to the words of the reason without holding them. */
export function commitTo(salt: Buffer, words: string): Buffer {
  return createHash('sha256').update(salt).update(words, 'utf8').digest();
}
