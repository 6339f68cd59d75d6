import type pg from 'pg';

export interface DatabaseHealth {
  version: string;
  major: number;
  migration: number;
  bytes: number;
  /** Settings that must be on and are not. */
  off: string[];
  serverTime: Date;
  extracts: number;
  /** Extracts whose rows, counted afresh, differ from their figures. */
  unbalancedExtracts: number;
  chained: number;
  waiting: number;
  oldestWaitingSeconds: number;
}

/** What the doctor asks the database. Counts every source record, so it takes seconds on a large one. */
export async function readHealth(admin: pg.Client): Promise<DatabaseHealth> {
  const { rows } = await admin.query<DatabaseHealth>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      (select max(version)::int from schema_version) as migration, pg_database_size(current_database()) as bytes,
      coalesce((select array_agg(name) from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'), '{}') as off,
      clock_timestamp() as "serverTime",
      (select count(*)::int from extract) as extracts,
      (select count(*)::int from extract e left join (
          select extract_no, count(*) as all_rows, count(*) filter (where fate = 'accepted') as accepted, count(*) filter (where fate = 'quarantined') as quarantined,
            count(*) filter (where fate = 'duplicate') as duplicate, count(*) filter (where fate = 'superseded') as superseded
          from source_record group by extract_no) r on r.extract_no = e.no
        where (e.read_rows, e.accepted, e.quarantined, e.duplicate, e.superseded)
          <> (coalesce(r.all_rows, 0), coalesce(r.accepted, 0), coalesce(r.quarantined, 0), coalesce(r.duplicate, 0), coalesce(r.superseded, 0))) as "unbalancedExtracts",
      (select count(*)::int from audit_chain) as chained,
      w.n as waiting, coalesce(w.seconds, 0) as "oldestWaitingSeconds"
    from (select count(*)::int as n, extract(epoch from now() - min(at))::float8 as seconds from audit_leaf l
      where not exists (select from audit_chain c where c.leaf_id = l.id)) w`);
  return rows[0]!;
}
