import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * How a stored file is sealed: a header, then frames of 64 KiB, each encrypted and authenticated on its own, so that any
 * part can be read without the rest.
 *
 * Every file has a key of its own (HKDF of the installation's key and a random salt). The nonce of a frame is its number
 * and whether it is the last, so frames cannot be reordered, repeated or cut off; the last one also vouches for the
 * SHA-256 of the whole, so one file cannot stand in for another.
 *
 * @source NIST SP 800-38D (AES-GCM); Hoang, Reyhanitabar, Rogaway, Vizár 2015 (the STREAM construction)
 */
export const frameBytes = 65_536;
const tagBytes = 16;
const magic = Buffer.from('CWFILE1\n');
const saltBytes = 32;
export const headerBytes = magic.length + saltBytes;
export const sealedFrameBytes = frameBytes + tagBytes;

export interface Sealer {
  header: Buffer;
  seal(frame: Uint8Array, no: number): Buffer;
  sealLast(frame: Uint8Array, no: number, sha256: Buffer): Buffer;
}

export function openSealer(key: Buffer): Sealer {
  const salt = randomBytes(saltBytes);
  const fileKey = keyOf(key, salt);
  const encrypt = (frame: Uint8Array, no: number, sha256?: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(no, sha256 !== undefined));
    if (sha256) cipher.setAAD(sha256);
    return Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
  };
  return {
    header: Buffer.concat([magic, salt]),
    seal: (frame, no) => encrypt(frame, no),
    sealLast: encrypt,
  };
}

/** @returns opens frames of the file with this header and hash; throws where a frame is not what was sealed */
export function openUnsealer(
  key: Buffer,
  header: Buffer,
  sha256: Buffer,
): (sealed: Buffer, no: number, last: boolean) => Buffer {
  if (header.length !== headerBytes || !header.subarray(0, magic.length).equals(magic))
    throw new Error('not a file of this store');
  const fileKey = keyOf(key, header.subarray(magic.length));
  return (sealed, no, last) => {
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(no, last));
    if (last) decipher.setAAD(sha256);
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  };
}

/** How many plain bytes a stored file of this length holds, and in how many frames; a file always has a last frame. */
export function measure(storedBytes: number): { plainBytes: number; frames: number } {
  const body = storedBytes - headerBytes;
  if (body < tagBytes) throw new Error('shorter than any file of this store');
  const frames = Math.ceil(body / sealedFrameBytes);
  return { plainBytes: body - frames * tagBytes, frames };
}

function keyOf(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'commonweal file', 32));
}

function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(no, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
