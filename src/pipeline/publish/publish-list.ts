import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { findPoints } from './find-points.ts';

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
    insert into incident_report (report_id, incident_id, incident_no, rank, report_count, partner_no, handling, regime, source_no, told_at, told_precision,
      kind, nsir, category, channel, place_id, place_text, easting, northing, ward_no, lsoa_no, point_from, outcome, closed_at)
    select r.id, i.id, i.no, case when i.report_count = 1 then 1 else m.rank end, i.report_count, r.partner_no, r.handling, r.regime, r.source_no, r.told_at, r.told_precision,
      r.kind, r.nsir, r.category, r.channel, pm.place_id, concat_ws(', ', p.address_text, case when p.address_text not like '%' || p.postcode then p.postcode end),
      coalesce(p.easting, f.easting), coalesce(p.northing, f.northing), coalesce(f.ward_no, p.ward_no), coalesce(f.lsoa_no, p.lsoa_no),
      case when p.easting is not null then 'source' when f.easting is not null then 'gazetteer' end, r.outcome, r.closed_at
    from report r
    join (select m.report_id, m.incident_id, row_number() over (partition by m.incident_id order by r.told_at nulls last, r.id) as rank
      from incident_member m join report r on r.id = m.report_id) m on m.report_id = r.id
    join incident i on i.id = m.incident_id
    left join place_record p on p.id = r.place_record_id
    left join found_point f on f.place_record_id = p.id
    left join place_member pm on pm.place_record_id = p.id
    left join incident_report was on was.report_id = r.id
    where was.report_id is null or (was.incident_no, was.rank, was.report_count, was.handling, was.told_at, was.kind, was.nsir, was.category, was.channel, was.place_id,
        was.easting, was.northing, was.ward_no, was.lsoa_no, was.point_from, was.outcome, was.closed_at)
      is distinct from (i.no, case when i.report_count = 1 then 1 else m.rank end, i.report_count, r.handling, r.told_at, r.kind, r.nsir, r.category, r.channel, pm.place_id,
        coalesce(p.easting, f.easting), coalesce(p.northing, f.northing), coalesce(f.ward_no, p.ward_no), coalesce(f.lsoa_no, p.lsoa_no),
        case when p.easting is not null then 'source' when f.easting is not null then 'gazetteer' end, r.outcome, r.closed_at)
    order by r.told_at nulls first, r.id
    on conflict (report_id) do update set incident_id = excluded.incident_id, incident_no = excluded.incident_no, rank = excluded.rank,
      report_count = excluded.report_count, handling = excluded.handling, regime = excluded.regime, told_at = excluded.told_at, told_precision = excluded.told_precision,
      kind = excluded.kind, nsir = excluded.nsir, category = excluded.category, channel = excluded.channel, place_id = excluded.place_id,
      place_text = excluded.place_text, easting = excluded.easting, northing = excluded.northing, ward_no = excluded.ward_no, lsoa_no = excluded.lsoa_no,
      point_from = excluded.point_from, outcome = excluded.outcome, closed_at = excluded.closed_at`.execute(
    ctx.db,
  );
  return { written: Number(written.numAffectedRows ?? 0n), removed: Number(removed.numAffectedRows ?? 0n) };
}
