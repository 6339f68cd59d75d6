import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** A leaf as the table holds it, but for its place in the queue (xid), which a restore may change. */
export interface StoredLeaf {
  id: string;
  at: string;
  actor_kind: string;
  actor: string;
  partner_no: number | null;
  role: string | null;
  purpose: string | null;
  use_case: string;
  outcome: string;
  subject_kind: string | null;
  subject_id: string | null;
  fields: string[];
  facts: string;
  why_commitment: string | null;
}

/** SQL for exactly those columns, in a text form that two servers write alike. */
export const leafColumns = `l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, l.actor_kind, l.actor, l.partner_no, l.role,
  l.purpose, l.use_case, l.outcome, l.subject_kind, l.subject_id, l.fields, l.facts::text as facts, encode(l.why_commitment, 'hex') as why_commitment`;

/** SHA-256 of the leaf's canonical JSON behind a zero byte, as RFC 6962 marks a leaf. */
export function leafHash(leaf: StoredLeaf): Buffer {
  const canonical = JSON.stringify([
    leaf.id,
    leaf.at,
    leaf.actor_kind,
    leaf.actor,
    leaf.partner_no,
    leaf.role,
    leaf.purpose,
    leaf.use_case,
    leaf.outcome,
    leaf.subject_kind,
    leaf.subject_id,
    leaf.fields,
    leaf.facts,
    leaf.why_commitment,
  ]);
  return createHash('sha256').update(Buffer.of(0)).update(canonical, 'utf8').digest();
}

/** The chain after this leaf: every earlier leaf is in it, so none can be changed, dropped or moved unseen. */
export function chainHash(previous: Buffer, seq: number, leaf: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(seq));
  return createHash('sha256').update(Buffer.of(1)).update(previous).update(place).update(leaf).digest();
}

export const emptyChain = Buffer.alloc(32);

/** What is needed to check a signature, and no more. */
export interface Verifier {
  /** The first half of SHA-256 of the public key, in hex: what a witness compares. */
  keyId: string;
  publicKey: KeyObject;
}

export interface Signer extends Verifier {
  sign(seq: number, chain: Buffer): Buffer;
}

/** Ed25519 over "commonweal audit", the length of the chain and its hash. */
export function openSigner(seed: Buffer): Signer {
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const sealed = (seq: number, chain: Buffer) => sign(null, checkpointText(seq, chain), privateKey);
  return { ...verifierOf(publicKey), sign: sealed };
}

export function verifierOf(publicKey: KeyObject): Verifier {
  const keyId = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);
  return { keyId, publicKey };
}

export function checkpointHolds(
  publicKey: KeyObject,
  seq: number,
  chain: Buffer,
  signature: Buffer,
): boolean {
  return verify(null, checkpointText(seq, chain), publicKey, signature);
}

function checkpointText(seq: number, chain: Buffer): Buffer {
  return Buffer.from(`commonweal audit\n${seq}\n${chain.toString('base64')}\n`);
}
