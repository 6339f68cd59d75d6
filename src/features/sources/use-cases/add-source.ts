import { z } from 'zod';
import { refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { parseMapping } from '../../../pipeline/mapping/parse-mapping.ts';
import { registerSource } from '../../../pipeline/mapping/register-source.ts';
import { findSource } from '../store.ts';

/** A new source by its mapping. One that exists already gets a new version on its own page, not here. */
export const addSource = useCase({
  name: 'sources.add',
  title: 'Add a source',
  input: z.object({ mapping: z.string().min(1).max(200_000) }),
  allow: { roles: ['data-steward'] },
  async run(ctx, { mapping }) {
    const parsed = parseMapping(mapping);
    if (!parsed.ok) return parsed;
    const known = await findSource(ctx.db, parsed.value.source);
    if (known)
      return refuse(
        'conflict',
        'sources/taken',
        `There is a source “${known.code}” already (${known.name}). Give this one another code, or write a new version of that mapping.`,
      );
    return registerSource.run(ctx, { mapping });
  },
});
