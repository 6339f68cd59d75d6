import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { disableUnused } from '../store.ts';

/** Disables accounts that nobody used for the days policy gives; run once a day by the scheduler. */
export const disableDormant = useCase<Record<string, never>, { disabled: number }>({
  name: 'users.disable-dormant',
  title: 'Disable accounts that nobody uses',
  input: z.strictObject({}),
  allow: { system: ['scheduler'] },
  async run({ db, policy, audit }) {
    const days = policy.value<number>('sessions.dormant-days');
    const disabled = await disableUnused(db, days, `Not used for ${days} days`);
    audit({ facts: { disabled: disabled.length } });
    return ok({ disabled: disabled.length });
  },
});
