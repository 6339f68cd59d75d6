import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { readPolicyFiles } from '../../../platform/policy/policy.ts';
import { listOwnValues } from '../store.ts';
import type { PolicyEntry } from '../types.ts';

/** Every threshold, period and list as it stands today, with where it comes from and how sure we are. Open to all staff. */
export const listPolicy = useCase({
  name: 'policy-register.list',
  title: 'Read the policy in force',
  input: z.object({}),
  allow: { roles },
  async run(ctx) {
    const today = dayOf(ctx.clock.now());
    const at = today.toString();
    const own = new Map((await listOwnValues(ctx.db, today)).map((value) => [value.name, value]));
    const entries = [...readPolicyFiles()].flatMap(([name, versions]): PolicyEntry[] => {
      const version = versions.find(({ from, to }) => from <= at && (to === undefined || at < to));
      if (!version) return [];
      const { source, confidence } = version;
      const ours = own.get(name);
      return [
        {
          name,
          source,
          confidence,
          value: ours ? ours.value : version.value,
          from: Temporal.PlainDate.from(ours?.validFrom ?? version.from),
          own: ours && { why: ours.why, author: ours.author ?? undefined },
        },
      ];
    });
    return ok(entries.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')));
  },
});
