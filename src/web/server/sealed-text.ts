import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encrypts and signs a short text for a browser to keep (AES-256-GCM), so that it can be neither read nor changed there.
 *
 * @param purpose ties the text to its use: a text sealed for one is nothing for another
 * @param expiresAtS seconds since 1970 after which it is nothing
 */
export function sealText(key: Buffer, purpose: string, text: string, expiresAtS: number): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify([expiresAtS, text]), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return Buffer.concat([nonce, sealed]).toString('base64url');
}

/** The text, or undefined when it was not sealed here, for this purpose, or its time is over. */
export function openText(key: Buffer, purpose: string, sealed: string, nowS: number): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 12 + 16) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    const [expiresAtS, text] = JSON.parse(plain.toString('utf8')) as [number, string];
    return expiresAtS >= nowS ? text : undefined;
  } catch {
    return undefined;
  }
}

const derived = new WeakMap<Buffer, Buffer>();

function sealingKey(key: Buffer): Buffer {
  const known = derived.get(key);
  if (known) return known;
  const made = Buffer.from(hkdfSync('sha256', key, 'commonweal', 'sealed cookies', 32));
  derived.set(key, made);
  return made;
}
