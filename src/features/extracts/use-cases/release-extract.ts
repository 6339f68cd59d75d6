import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { getKeptSource } from '../../sources/index.ts';
import type { ExtractsParts } from '../types.ts';
import { getExtract, whichExtract } from './open-extract.ts';

/** Lets in a full extract that was held because its size is far from the last one's. */
export function releaseExtract({ land }: Pick<ExtractsParts, 'land'>) {
  return useCase({
    name: 'extracts.release',
    title: 'Let in an extract that is held',
    input: whichExtract,
    allow: { roles: ['data-steward'] },
    async run(ctx, { no }) {
      const found = await getExtract(ctx, no);
      if (!found.ok) return found;
      const { source, sha256, fileName, state } = found.value;
      const kept = await getKeptSource(ctx, source.code);
      if (!kept.ok) return kept;
      if (state !== 'held')
        return refuse(
          'conflict',
          'extracts/not-held',
          'This extract is not held (any more). Look at it again.',
        );
      ctx.audit({ subjectKind: 'extract', subjectId: String(no) });
      return ok(await ctx.askFor(land, { source: source.code, sha256, fileName, release: true }));
    },
  });
}
