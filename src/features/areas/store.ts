import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Area, AreaKind } from './types.ts';

/** Areas of one kind, or all, by name. */
export async function listAreas(db: Db, kind?: AreaKind): Promise<Area[]> {
  const { rows } = await sql<Area>`select no, kind, code, name from area
    where ${kind ?? null}::text is null or kind = ${kind ?? null}
    order by kind, name, code`.execute(db);
  return rows;
}

export async function findArea(db: Db, kind: AreaKind, code: string): Promise<Area | undefined> {
  const { rows } =
    await sql<Area>`select no, kind, code, name from area where kind = ${kind} and code = ${code}`.execute(
      db,
    );
  return rows[0];
}

/** Changes whenever an area of this kind is added or changed; without reading a single outline. */
export async function versionOfAreas(db: Db, kind: AreaKind): Promise<string> {
  const { rows } = await sql<{
    version: string;
  }>`select count(*) || '-' || coalesce(max(xmin::text::bigint), 0) as version
    from area where kind = ${kind}`.execute(db);
  return rows[0]!.version;
}

export interface OutlineRow {
  code: string;
  name: string;
  /** Polygons of rings of [easting, northing] in metres (EPSG:27700). */
  rings: number[][][][];
  attribution: string;
}

/** Every outline of one kind, in full; some megabytes, so callers keep what they make of it. */
export async function listOutlines(db: Db, kind: AreaKind): Promise<OutlineRow[]> {
  const { rows } = await sql<OutlineRow>`select code, name, rings, attribution from area
    where kind = ${kind} order by code`.execute(db);
  return rows;
}

export interface NewArea {
  code: string;
  name: string;
  rings: number[][][][];
}

/** Adds areas; one whose code is known gets the new name and outline. @returns how many were new, how many changed */
export async function keepAreas(
  db: Db,
  kind: AreaKind,
  areas: readonly NewArea[],
  attribution: string,
): Promise<{ added: number; changed: number }> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into area (kind, code, name, rings, attribution)
    select ${kind}, a.code, a.name, a.rings, ${attribution}
    from json_to_recordset(${JSON.stringify(areas)}::json) as a (code text, name text, rings json)
    on conflict (kind, code) do update set name = excluded.name, rings = excluded.rings, attribution = excluded.attribution, changed_at = clock_timestamp()
      where (area.name, area.rings::text, area.attribution) is distinct from (excluded.name, excluded.rings::text, excluded.attribution)
    returning xmax = 0 as "isNew"`.execute(db);
  const added = rows.filter((row) => row.isNew).length;
  return { added, changed: rows.length - added };
}
