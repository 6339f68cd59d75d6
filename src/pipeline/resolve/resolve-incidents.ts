import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { clusterRecords } from './clusters.ts';
import { readDecisions } from './decisions.ts';
import { beginRun, keepClusters, settleClusters, type KeptClusters } from './keep-clusters.ts';

/**
 * Reports → incidents. A report is an incident of its own unless it quotes another partner's reference, exactly and to
 * one report only, or a person decided otherwise.
 */
export async function resolveIncidents(ctx: Ctx): Promise<KeptClusters> {
  const runNo = await beginRun(ctx, 'incident', 'exact cross-reference');
  await settleClusters(ctx, 'incident');
  const { rows: quoted } = await sql<{ a: string; b: string; partner: string }>`
    select r.id as a, min(t.id::text) as b, min(p.name) as partner
    from report r join report t on t.source_key = r.cross_reference and t.partner_no <> r.partner_no join partner p on p.no = t.partner_no
    where r.cross_reference is not null and r.withdrawn_at is null and r.erased_at is null and t.withdrawn_at is null and t.erased_at is null
    group by r.id having count(*) = 1 order by 1`.execute(ctx.db);
  const { rows: others } = await sql<{ id: string }>`select id from (
      select unnest(array[record_a, record_b]) as id from match_decision where kind = 'incident' and undone_at is null
      union select report_id from incident_member where incident_id <> report_id
      union select incident_id from incident_member where incident_id <> report_id) known
    where exists (select from report r where r.id = known.id and r.withdrawn_at is null and r.erased_at is null)`.execute(
    ctx.db,
  );
  const ids = [...new Set([...quoted.flatMap(({ a, b }) => [a, b]), ...others.map(({ id }) => id)])].sort();
  const at = new Map(ids.map((id, position) => [id, position]));
  const links = quoted.map(({ a, b, partner }) => ({
    a: at.get(a)!,
    b: at.get(b)!,
    reason: `one quotes the other’s reference (${partner})`,
  }));
  const decided = await readDecisions(ctx, 'incident', ids);
  const kept = await keepClusters(
    ctx,
    'incident',
    runNo,
    ids,
    clusterRecords(ids.length, links, { ...decided, alone: 'the first report of this incident' }),
  );
  const alone = await keepTheRest(ctx, runNo);
  await settleClusters(ctx, 'incident');
  return {
    ...kept,
    records: kept.records + alone,
    clusters: kept.clusters + alone,
    changed: kept.changed + alone,
  };
}

/** Every other report is an incident of its own, under its own id; in the order in which they were told. */
async function keepTheRest(ctx: Ctx, runNo: number): Promise<number> {
  await sql`create temp table alone on commit drop as
    select r.id, r.partner_no, r.handling, r.told_at from report r
    where r.withdrawn_at is null and r.erased_at is null and not exists (select from incident_member m where m.report_id = r.id)`.execute(
    ctx.db,
  );
  await sql`insert into incident (id, own_mask, shared_mask, report_count)
    select id, 1::bigint << partner_no, case when handling = 'P' then 1::bigint << partner_no else 0 end, 1 from alone order by told_at, id
    on conflict (id) do nothing`.execute(ctx.db);
  const { numAffectedRows } =
    await sql`insert into incident_member (report_id, incident_id, partner_no, handling, run_no, reason)
    select id, id, partner_no, handling, ${runNo}, 'the only report of this incident' from alone`.execute(
      ctx.db,
    );
  await sql`drop table alone`.execute(ctx.db);
  return Number(numAffectedRows ?? 0n);
}
