import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';

/**
 * Looks up in the gazetteer the places whose source gave no point: by UPRN, else by an address with its postcode that no
 * other property has. Fills the temporary table `found_point`, which lasts as long as the transaction; the place records
 * stay as their sources told them.
 */
export async function findPoints(ctx: Ctx): Promise<void> {
  await sql`create temp table found_point on commit drop as
    select p.id as place_record_id, g.easting, g.northing, g.ward_no, g.lsoa_no
    from place_record p join gazetteer g on g.uprn = p.uprn
    where p.easting is null
    union all
    select p.id, g.easting, g.northing, g.ward_no, g.lsoa_no
    from place_record p join gazetteer g on g.address_key = p.address_key
    where p.easting is null and p.postcode is not null and g.postcode is not null
      and not exists (select from gazetteer known where known.uprn = p.uprn)
      and not exists (select from gazetteer other where other.address_key = g.address_key and other.uprn <> g.uprn)`.execute(
    ctx.db,
  );
  // Without figures about it, the join that follows may be planned for one row where there are 300,000.
  await sql`analyze found_point`.execute(ctx.db);
}
