import { z } from 'zod';
import { refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { parseMapping } from '../../../pipeline/mapping/parse-mapping.ts';
import { registerSource } from '../../../pipeline/mapping/register-source.ts';
import { getKeptSource } from './open-source.ts';

/** A new version of a source's mapping; the same text again is the version it was. */
export const changeMapping = useCase({
  name: 'sources.change-mapping',
  title: 'Write a new version of a mapping',
  input: z.object({ code: z.string().max(80), mapping: z.string().min(1).max(200_000) }),
  allow: { roles: ['data-steward'] },
  async run(ctx, { code, mapping }) {
    const found = await getKeptSource(ctx, code);
    if (!found.ok) return found;
    const parsed = parseMapping(mapping);
    if (!parsed.ok) return parsed;
    const { source, regime } = parsed.value;
    if (source !== code)
      return refuse(
        'invalid',
        'sources/another-source',
        `This is the mapping of “${code}”, and the text says “source: ${source}”. To add another source, go to the list of sources.`,
      );
    if (regime !== found.value.regime)
      return refuse(
        'invalid',
        'sources/regime-stays',
        'The law under which a source is held cannot change: its records carry it. Add another source for what is held under another law.',
      );
    return registerSource.run(ctx, { mapping });
  },
});
