import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import { binaryRows } from '../../platform/postgres/binary-rows.ts';
import { copyInto } from '../../platform/postgres/copy.ts';
import type { GazetteerEntry } from './entry-reader.ts';

/**
 * Adds entries, or puts them in the place of those with the same UPRN; what a list does not tell (address, postcode,
 * street number) stays as an earlier one told it. Where a UPRN comes twice, its last entry is kept.
 *
 * @returns how many were new or differed from what was there
 */
export async function keepEntries(
  db: Db,
  entries: readonly GazetteerEntry[],
  attribution: string,
): Promise<number> {
  const rows = binaryRows(8);
  for (const entry of new Map(entries.map((one) => [one.uprn, one])).values()) {
    rows.row();
    rows.text(entry.uprn);
    rows.text(entry.addressKey);
    rows.text(entry.postcode);
    rows.text(entry.usrn);
    rows.float8(entry.easting);
    rows.float8(entry.northing);
    rows.int4(entry.wardNo);
    rows.int4(entry.lsoaNo);
  }
  await sql`create temp table if not exists gazetteer_entry (uprn text, address_key text, postcode text, usrn text,
    easting float8, northing float8, ward_no int, lsoa_no int) on commit delete rows`.execute(db);
  await copyInto(db, 'copy gazetteer_entry from stdin (format binary)', rows.take());
  const written = await sql`
    insert into gazetteer as was (uprn, address_key, postcode, usrn, easting, northing, ward_no, lsoa_no, attribution)
    select uprn, address_key, postcode, usrn, easting, northing, ward_no, lsoa_no, ${attribution} from gazetteer_entry
    on conflict (uprn) do update set address_key = coalesce(excluded.address_key, was.address_key),
      postcode = coalesce(excluded.postcode, was.postcode), usrn = coalesce(excluded.usrn, was.usrn),
      easting = excluded.easting, northing = excluded.northing, ward_no = excluded.ward_no, lsoa_no = excluded.lsoa_no,
      attribution = excluded.attribution
    where (was.address_key, was.postcode, was.usrn, was.easting, was.northing, was.ward_no, was.lsoa_no, was.attribution)
      is distinct from (coalesce(excluded.address_key, was.address_key), coalesce(excluded.postcode, was.postcode),
        coalesce(excluded.usrn, was.usrn), excluded.easting, excluded.northing, excluded.ward_no, excluded.lsoa_no, excluded.attribution)`.execute(
    db,
  );
  return Number(written.numAffectedRows ?? 0n);
}
