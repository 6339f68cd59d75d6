import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { findPoints } from './find-points.ts';

/** What a row says beside which report it is. */
const said = [
  'incident_id',
  'incident_no',
  'rank',
  'report_count',
  'partner_no',
  'handling',
  'regime',
  'source_no',
  'told_at',
  'told_precision',
  'kind',
  'nsir',
  'category',
  'channel',
  'place_id',
  'place_text',
  'easting',
  'northing',
  'ward_no',
  'lsoa_no',
  'point_from',
  'outcome',
  'closed_at',
  'pointed_by',
];
const columns = sql.join(said.map((name) => sql.ref(name)));
const named = (table: string) => sql.join(said.map((name) => sql.ref(`${table}.${name}`)));

export interface Published {
  /** Rows written because they are new or differ from what was published. */
  written: number;
  removed: number;
}

/**
 * Brings the published list in line with what was resolved: one row per live report. Rows that did not change are not
 * touched, so readers never wait and publishing again writes nothing. They are written in the order of the list, which is
 * how they are read.
 */
export async function publishList(ctx: Ctx): Promise<Published> {
  const removed =
    await sql`delete from incident_report p where not exists (select from incident_member m where m.report_id = p.report_id)`.execute(
      ctx.db,
    );
  await findPoints(ctx);
  const written = await sql`
    insert into incident_report (report_id, ${columns})
    select n.report_id, ${named('n')}
    from (
      select b.*, case when min(pointed) over incident is null then null when bool_or(pointed is not null and handling = 'C') over incident
          or min(pointed) over incident <> max(pointed) over incident then -1 else min(pointed) over incident end as pointed_by
      from (
        select r.id as report_id, i.id as incident_id, i.no as incident_no, case when i.report_count = 1 then 1 else m.rank end as rank, i.report_count,
          r.partner_no, r.handling, r.regime, r.source_no, r.told_at, r.told_precision, r.kind, r.nsir, r.category, r.channel, pm.place_id,
          concat_ws(', ', p.address_text, case when p.address_text not like '%' || p.postcode then p.postcode end) as place_text,
          coalesce(p.easting, f.easting) as easting, coalesce(p.northing, f.northing) as northing, coalesce(f.ward_no, p.ward_no) as ward_no,
          coalesce(f.lsoa_no, p.lsoa_no) as lsoa_no, case when p.easting is not null then 'source' when f.easting is not null then 'gazetteer' end as point_from,
          r.outcome, r.closed_at, case when coalesce(p.easting, f.easting) is not null then r.partner_no end as pointed
        from report r
        join (select m.report_id, m.incident_id, row_number() over (partition by m.incident_id order by r.told_at nulls last, r.id) as rank
          from incident_member m join report r on r.id = m.report_id) m on m.report_id = r.id
        join incident i on i.id = m.incident_id
        left join place_record p on p.id = r.place_record_id
        left join found_point f on f.place_record_id = p.id
        left join place_member pm on pm.place_record_id = p.id
      ) b window incident as (partition by incident_no)
    ) n
    left join incident_report was on was.report_id = n.report_id
    where was.report_id is null or (${named('was')}) is distinct from (${named('n')})
    order by n.told_at nulls first, n.report_id
    on conflict (report_id) do update set (${columns}) = row(${named('excluded')})`.execute(ctx.db);
  return { written: Number(written.numAffectedRows ?? 0n), removed: Number(removed.numAffectedRows ?? 0n) };
}
