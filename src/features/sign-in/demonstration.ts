import { systemActor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Gate } from '../../platform/gate/gate.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { sealSecret, secretFromWords } from './credentials/authenticator.ts';
import { hashPassword } from './credentials/password-hash.ts';
import { setCredentials } from './use-cases/set-credentials.ts';

/**
 * Gives the demonstration's people one password and one authenticator, so that the real form can be tried too.
 *
 * @param people each with the id and address of an account that exists
 * @param authenticator letters and digits of the authenticator's key (base32), which the demonstration prints
 */
export async function equipDemonstrationPeople(
  gate: Gate,
  secrets: Secrets,
  people: readonly { userId: string; email: string }[],
  shared: { password: string; authenticator: string },
): Promise<Result<void>> {
  const hashed = await hashPassword(shared.password);
  if (!hashed.ok) return hashed;
  const secret = secretFromWords(shared.authenticator);
  for (const { userId, email } of people) {
    const given = await gate.perform(setCredentials, systemActor('setup'), {
      email,
      passwordHash: hashed.value,
      authenticator: sealSecret(secrets.key('totp'), userId, secret),
    });
    if (!given.ok) return given;
  }
  return ok(undefined);
}
