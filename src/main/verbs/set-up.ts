import { systemActor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/clock.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import { addPartner, listPartners } from '../../features/partners/index.ts';
import { addUserByCommand } from '../../features/users/index.ts';
import { withGate, type VerbOptions } from './verb.ts';

export interface SetUpOptions extends VerbOptions {
  partner: string;
  partnerName: string;
  kind: string;
  email: string;
  name: string;
}

/**
 * The first partner and the first administrator of an installation that has nobody yet. Everyone else is added by them,
 * in the browser.
 */
export function setUp({
  partner,
  partnerName,
  kind,
  email,
  name,
}: SetUpOptions): Promise<Result<{ path: string; hours: number }>> {
  return withGate(async ({ gate }) => {
    const setup = systemActor('setup');
    const known = await gate.perform(listPartners, setup, {});
    if (!known.ok) return known;
    if (known.value.length > 0)
      return refuse(
        'conflict',
        'start/already-set-up',
        'This installation has been set up. Its administrator adds people in the browser.',
      );
    const added = await gate.perform(addPartner, setup, {
      code: partner,
      name: partnerName,
      kind,
      joinedOn: dayOf(gate.clock.now()),
    });
    if (!added.ok) return added;
    const user = await addUserByCommand(gate, { email, name, partner, role: 'administrator' });
    return user.ok ? { ok: true, value: user.value.invitation } : user;
  }, true);
}
