import { hash } from 'node:crypto';

/** Thirty-two hex figures of a UUID, without dashes. */
export type RecordId = string;

export type RecordKind = 'report' | 'person-record' | 'place-record';

const variants = '89ab89ab89ab89ab';

/**
 * The id of a canonical record: the same record from the same source always has the same, so that landing it again
 * changes nothing. The first 16 bytes of SHA-256 over kind, source and key, marked as a UUID of version 8.
 *
 * @source RFC 9562, §5.8 (UUID version 8: custom)
 */
export function recordId(kind: RecordKind, source: string, key: string): RecordId {
  const hex = hash('sha256', `${kind}\u0000${source}\u0000${key}`, 'hex');
  return `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variants[Number.parseInt(hex[16]!, 16)]}${hex.slice(17, 32)}`;
}

/** The id as PostgreSQL writes it. */
export function withDashes(id: RecordId): string {
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
}

export function withoutDashes(uuid: string): RecordId {
  return uuid.replaceAll('-', '');
}

export function hashOf(text: string): string {
  return hash('sha256', text, 'hex');
}
