import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { sweep } from '../store.ts';

/** Disposes of old attempts, drafts and known browsers, by the periods of policy. */
export const sweepSignIn = useCase<
  Record<string, never>,
  { attempts: number; drafts: number; devices: number }
>({
  name: 'sign-in.sweep',
  title: 'Dispose of what signing in no longer needs',
  input: z.strictObject({}),
  allow: { system: ['sign-in'] },
  async run({ db, policy, audit }) {
    const swept = await sweep(db, {
      attemptDays: policy.value<number>('retention.sign-in-attempt.days'),
      draftDays: policy.value<number>('retention.draft.days'),
      deviceDays: policy.value<number>('sessions.known-device-days'),
    });
    audit({ facts: { ...swept } });
    return ok(swept);
  },
});
