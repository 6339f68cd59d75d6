import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;

/** A new secret for an authenticator app: 160 random bits, as RFC 4226 asks. */
export function newAuthenticatorSecret(): Buffer {
  return randomBytes(20);
}

/** The secret as an app takes it by hand: groups of four letters and digits. */
export function secretInWords(secret: Buffer): string {
  return base32(secret).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The secret back from the letters and digits an operator was given. */
export function secretFromWords(words: string): Buffer {
  return Buffer.from(Secret.fromBase32(words.replaceAll(' ', '')).bytes);
}

/** The address that an app reads from a QR code. */
export function authenticatorUri(secret: Buffer, email: string): string {
  return totp(secret, email).toString();
}

/**
 * The time step a code belongs to: the present one, or one before or after (clocks differ). Undefined when it is wrong.
 * That a step is used once only is the store's to see to.
 * @source RFC 6238, sections 4 and 5.2
 */
export function stepOfCode(secret: Buffer, code: string, now: Temporal.Instant): number | undefined {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const timestamp = now.epochMilliseconds;
  const delta = totp(secret).validate({ token: digits, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

/** The code of this moment, for the demonstration and tests. */
export function codeNow(secret: Buffer, now: Temporal.Instant): string {
  return totp(secret).generate({ timestamp: now.epochMilliseconds });
}

/** The secret as it is stored: encrypted (AES-256-GCM) and tied to its person, so that rows cannot be swapped. */
export function sealSecret(key: Buffer, userId: string, secret: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(userId));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when it was not sealed by this installation for this person. */
export function openSecret(key: Buffer, userId: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(userId));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

function totp(secret: Buffer, label = 'account'): TOTP {
  return new TOTP({
    issuer: 'Commonweal',
    label,
    secret: secretOf(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
  });
}

function secretOf(bytes: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}

function base32(bytes: Buffer): string {
  return secretOf(bytes).base32;
}
