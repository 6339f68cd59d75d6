import { sql } from 'kysely';
import type { Ctx, Db } from '../../kernel/use-case.ts';
import type { AreaTagger } from './area-tagger.ts';
import { readAreas } from './surroundings-store.ts';

const batchRows = 20_000;
const firstId = { place_record: '00000000-0000-0000-0000-000000000000', gazetteer: '' };

/**
 * Says again which ward and LSOA hold each point, where areas came or changed after places had been tagged. Nothing is done
 * where none did. A ward that a source named without giving a point is left as it was found.
 *
 * @returns how many places and properties lie elsewhere than before
 */
export async function retagPlaces(ctx: Ctx): Promise<number> {
  if (!(await areasChanged(ctx.db))) return 0;
  const areas = await readAreas(ctx.db);
  return (
    (await retag(ctx.db, areas, 'place_record', 'id')) + (await retag(ctx.db, areas, 'gazetteer', 'uprn'))
  );
}

/** Since places were last resolved; and where they never were, since the first extract came, which was tagged as it came. */
async function areasChanged(db: Db): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select coalesce((select max(changed_at) from area) >
      coalesce((select max(started_at) from link_run where kind = 'place'), (select min(received_at) from extract)), false) as changed`.execute(
    db,
  );
  return rows[0]!.changed;
}

interface Tagged {
  id: string;
  easting: number;
  northing: number;
  wardNo: number | null;
  lsoaNo: number | null;
}

async function retag(
  db: Db,
  areas: AreaTagger,
  table: 'place_record' | 'gazetteer',
  idColumn: 'id' | 'uprn',
): Promise<number> {
  const [name, id] = [sql.table(table), sql.ref(idColumn)];
  let after: string = firstId[table];
  let moved = 0;
  for (;;) {
    const { rows } = await sql<Tagged>`
      select ${id} as id, easting, northing, ward_no as "wardNo", lsoa_no as "lsoaNo" from ${name}
      where ${id} > ${after} and easting is not null order by ${id} limit ${batchRows}`.execute(db);
    if (rows.length === 0) return moved;
    after = rows.at(-1)!.id;
    const elsewhere = rows.flatMap((row) => {
      const { wardNo, lsoaNo } = areas.tag(row.easting, row.northing);
      return wardNo === row.wardNo && lsoaNo === row.lsoaNo ? [] : [{ id: row.id, wardNo, lsoaNo }];
    });
    moved += elsewhere.length;
    if (elsewhere.length > 0)
      await sql`
        update ${name} p set ward_no = t.ward_no, lsoa_no = t.lsoa_no
        from unnest(${elsewhere.map((one) => one.id)}::text[], ${elsewhere.map(({ wardNo }) => wardNo)}::int[],
          ${elsewhere.map(({ lsoaNo }) => lsoaNo)}::int[]) t (id, ward_no, lsoa_no)
        where p.${id} = ${table === 'place_record' ? sql`t.id::uuid` : sql`t.id`}`.execute(db);
  }
}
