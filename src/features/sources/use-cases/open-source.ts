import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { findSource, listExtracts, listMappingVersions } from '../store.ts';
import type { ListedExtract, MappingVersion, Source } from '../types.ts';

const extractsShown = 25;

/** The source of a code, or a sentence that there is none. */
export async function getSource({ db }: Pick<Ctx, 'db'>, code: string): Promise<Result<Source>> {
  const source = await findSource(db, code);
  return source
    ? ok(source)
    : refuse('missing', 'sources/no-source', 'There is no such source. See the list of sources.');
}

/** The same, for those who keep its records: its partner's data stewards, and others where an agreement gives records. */
export async function getKeptSource(ctx: Pick<Ctx, 'db' | 'actor'>, code: string): Promise<Result<Source>> {
  const found = await getSource(ctx, code);
  if (!found.ok || found.value.mayKeep || ctx.actor.kind === 'system') return found;
  return refuse(
    'forbidden',
    'sources/not-ours',
    `${found.value.partner} keeps this source. Ask their data steward.`,
  );
}

export interface OpenedSource {
  source: Source;
  extracts: ListedExtract[];
  mapping: MappingVersion | undefined;
}

/** One source with its last extracts. */
export const openSource = useCase({
  name: 'sources.open',
  title: 'Open a source',
  input: z.object({ code: z.string().max(80) }),
  allow: { roles },
  async run(ctx, { code }) {
    const found = await getSource(ctx, code);
    if (!found.ok) return found;
    const { no } = found.value;
    const [mapping] = await listMappingVersions(ctx.db, no);
    ctx.audit({ subjectKind: 'source', subjectId: code });
    const opened: OpenedSource = {
      source: found.value,
      extracts: await listExtracts(ctx.db, no, extractsShown),
      mapping,
    };
    return ok(opened);
  },
});
