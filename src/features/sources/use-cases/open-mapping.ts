import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findMapping, listMappingVersions } from '../store.ts';
import type { MappingText, MappingVersion, Source } from '../types.ts';
import { getSource } from './open-source.ts';

export interface OpenedMapping {
  source: Source;
  mapping: MappingText;
  versions: MappingVersion[];
}

/** A mapping as written, in one of its versions. It holds names of columns, nobody's data. */
export const openMapping = useCase({
  name: 'sources.open-mapping',
  title: 'Read the mapping of a source',
  input: z.object({
    code: z.string().max(80),
    version: z.number().int().min(1).max(1_000_000).optional(),
  }),
  allow: { roles },
  async run(ctx, { code, version }) {
    const found = await getSource(ctx, code);
    if (!found.ok) return found;
    const mapping = await findMapping(ctx.db, found.value.no, version);
    if (!mapping)
      return refuse(
        'missing',
        'sources/no-mapping',
        'There is no such version of the mapping. Open the newest.',
      );
    ctx.audit({ subjectKind: 'source', subjectId: code, facts: { version: mapping.version } });
    const opened: OpenedMapping = {
      source: found.value,
      mapping,
      versions: await listMappingVersions(ctx.db, found.value.no),
    };
    return ok(opened);
  },
});
