import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { linkByExactKeys, type PersonForLinking, type PersonLinker } from '../link/person-linker.ts';
import { clusterRecords } from './clusters.ts';
import { readDecisions } from './decisions.ts';
import { beginRun, keepClusters, settleClusters, type KeptClusters } from './keep-clusters.ts';

/** Person records → people: linked by the linker, corrected by what people decided. */
export async function resolvePeople(ctx: Ctx, link: PersonLinker = linkByExactKeys): Promise<KeptClusters> {
  const runNo = await beginRun(ctx, 'person', 'exact keys');
  await settleClusters(ctx, 'person');
  const { rows } = await sql<
    PersonForLinking & { id: string }
  >`select id, name_key as "nameKey", born_on as "bornOn", phone, email
    from person_record where withdrawn_at is null and erased_at is null order by id`.execute(ctx.db);
  const ids = rows.map((row) => row.id);
  const links = link(rows, ctx.policy.value<number>('linkage.most-sharing-a-contact'));
  const decided = await readDecisions(ctx, 'person', ids);
  const kept = await keepClusters(
    ctx,
    'person',
    runNo,
    ids,
    clusterRecords(ids.length, links, { ...decided, alone: 'the first record of this person' }),
  );
  await settleClusters(ctx, 'person');
  return kept;
}
