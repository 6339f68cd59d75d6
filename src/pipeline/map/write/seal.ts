import { createCipheriv, randomBytes } from 'node:crypto';
import type { RecordId } from '../record-ids.ts';

export const sealKeyId = 'sealed-1';

/** An address that must not be found, encrypted for one person record: nonce, ciphertext, tag. In hex. */
export function sealAddress(address: string, person: RecordId, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(person, 'hex'));
  return Buffer.concat([nonce, cipher.update(address, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'hex',
  );
}
