import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { binaryRows } from '../../platform/postgres/binary-rows.ts';
import { copyInto } from '../../platform/postgres/copy.ts';
import { withoutDashes } from '../map/record-ids.ts';
import { nameClusters, type Clusters } from './clusters.ts';

export type ClusterKind = 'person' | 'incident' | 'place';

interface Tables {
  members: string;
  record: string;
  cluster: string;
  /** The canonical table, which says whose each record is and how it may be handled. */
  records: string;
}

export const tablesOf: Record<ClusterKind, Tables> = {
  person: {
    members: 'person_member',
    record: 'person_record_id',
    cluster: 'person_id',
    records: 'person_record',
  },
  incident: { members: 'incident_member', record: 'report_id', cluster: 'incident_id', records: 'report' },
  place: { members: 'place_member', record: 'place_record_id', cluster: 'place_id', records: 'place_record' },
};

export interface KeptClusters {
  records: number;
  clusters: number;
  changed: number;
  merges: number;
  splits: number;
}

/** Opens a run of one kind; every member and event it writes points at it. */
export async function beginRun(ctx: Ctx, kind: ClusterKind, method: string): Promise<number> {
  const { rows } = await sql<{
    no: number;
  }>`insert into link_run (kind, method, settings_version) values (${kind}, ${method}, '1') returning no`.execute(
    ctx.db,
  );
  return rows[0]!.no;
}

/**
 * Writes clusters down: new ids, changed members, merges and splits as events, and which partners each cluster holds.
 * What did not change is not touched, so running again writes nothing.
 *
 * @param records ids of the records in the clusters' order; records of this kind that are not among them are left alone
 */
export async function keepClusters(
  ctx: Ctx,
  kind: ClusterKind,
  runNo: number,
  records: readonly string[],
  clusters: Clusters,
): Promise<KeptClusters> {
  const names = tablesOf[kind];
  const [members, record, cluster, canonical] = [
    sql.table(names.members),
    sql.ref(names.record),
    sql.ref(names.cluster),
    sql.table(names.records),
  ];
  const previous = await previousMembers(ctx, kind);
  const { ids, events } = nameClusters(records, clusters.root, previous);

  const rows = binaryRows(3);
  let changed = 0;
  for (const [at, id] of records.entries()) {
    if (previous.get(id) === ids[at]) continue;
    changed++;
    rows.row();
    rows.uuid(withoutDashes(id));
    rows.uuid(withoutDashes(ids[at]!));
    rows.text(clusters.reason[at]!);
  }
  if (changed > 0) {
    await sql`create temp table joined (record uuid, cluster uuid, reason text) on commit drop`.execute(
      ctx.db,
    );
    await copyInto(ctx.db, 'copy joined from stdin (format binary)', rows.take());
    await newClusters(ctx, kind);
    await sql`insert into ${members} (${record}, ${cluster}, partner_no, handling, run_no, reason)
      select j.record, j.cluster, c.partner_no, c.handling, ${runNo}, j.reason from joined j join ${canonical} c on c.id = j.record
      on conflict (${record}) do update set ${cluster} = excluded.${cluster}, run_no = excluded.run_no, reason = excluded.reason`.execute(
      ctx.db,
    );
    await sql`drop table joined`.execute(ctx.db);
  }
  for (const { event, before, after } of events)
    await sql`insert into identity_event (kind, event, partner_mask, before, after, run_no)
      select ${kind}, ${event}, coalesce(bit_or(1::bigint << m.partner_no), 0), ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb, ${runNo}
      from ${members} m where m.${cluster} = any (${after.ids}::uuid[])`.execute(ctx.db);
  const merges = events.filter(({ event }) => event === 'merge').length;
  return {
    records: records.length,
    clusters: new Set(ids).size,
    changed,
    merges,
    splits: events.length - merges,
  };
}

async function previousMembers(ctx: Ctx, kind: ClusterKind): Promise<Map<string, string>> {
  const { members, record, cluster } = tablesOf[kind];
  const { rows } = await sql<{
    record: string;
    cluster: string;
  }>`select ${sql.ref(record)} as record, ${sql.ref(cluster)} as cluster from ${sql.table(members)}`.execute(
    ctx.db,
  );
  return new Map(rows.map((row) => [row.record, row.cluster]));
}

async function newClusters(ctx: Ctx, kind: ClusterKind): Promise<void> {
  const more = kind === 'incident' ? sql`, report_count` : sql``;
  const zero = kind === 'incident' ? sql`, 0` : sql``;
  await sql`insert into ${sql.table(kind)} (id, own_mask, shared_mask${more}) select distinct cluster, 0::bigint, 0::bigint${zero} from joined order by 1
    on conflict (id) do nothing`.execute(ctx.db);
}

/**
 * Members whose record is gone (withdrawn, erased) leave; each cluster's partners are counted again, and a cluster that
 * holds nothing has ended.
 */
export async function settleClusters(ctx: Ctx, kind: ClusterKind): Promise<void> {
  const names = tablesOf[kind];
  const [members, record, cluster, canonical, table] = [
    sql.table(names.members),
    sql.ref(names.record),
    sql.ref(names.cluster),
    sql.table(names.records),
    sql.table(kind),
  ];
  const gone = kind === 'place' ? sql`false` : sql`(c.withdrawn_at is not null or c.erased_at is not null)`;
  await sql`delete from ${members} m using ${canonical} c where c.id = m.${record} and ${gone}`.execute(
    ctx.db,
  );
  await sql`update ${members} m set handling = c.handling from ${canonical} c where c.id = m.${record} and m.handling <> c.handling`.execute(
    ctx.db,
  );
  const counted = kind === 'incident' ? sql`, report_count = n.members` : sql``;
  const recounted = kind === 'incident' ? sql` or t.report_count <> n.members` : sql``;
  await sql`update ${table} t set own_mask = n.own_mask, shared_mask = n.shared_mask, ended_at = null${counted}
    from (select ${cluster} as id, bit_or(1::bigint << partner_no) as own_mask, count(*)::int as members,
        coalesce(bit_or(1::bigint << partner_no) filter (where handling = 'P'), 0) as shared_mask from ${members} group by 1) n
    where n.id = t.id and (t.own_mask <> n.own_mask or t.shared_mask <> n.shared_mask or t.ended_at is not null${recounted})`.execute(
    ctx.db,
  );
  await sql`update ${table} t set ended_at = now(), own_mask = 0, shared_mask = 0
    where t.ended_at is null and not exists (select from ${members} m where m.${cluster} = t.id)`.execute(
    ctx.db,
  );
}
