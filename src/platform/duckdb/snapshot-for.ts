import { join } from 'node:path';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { openAnalysis, type Analysis, type AnalysisValue } from './analysis.ts';

/** The newest snapshot as one reader may count it. */
export interface SnapshotView {
  /** Stands for a table in a statement: the rows this reader's figures may be made of, and no others. */
  rows: string;
  /** When the picture was cut that the snapshot shows. */
  cut: Temporal.Instant;
  /**
   * Whether single rows are all the reader's to list. Where they are not, figures must be hidden when small and rounded
   * (`src/engines/charts` draws a hidden figure as such).
   */
  mayList: boolean;
  query<T>(statement: string, values?: Record<string, AnalysisValue>): Promise<T[]>;
}

/** The only door to the snapshots: it adds the reader's mandatory filters, because the file itself has none. */
export interface Snapshots {
  /** @returns undefined while nothing has been published */
  for(ctx: Ctx): Promise<SnapshotView | undefined>;
  close(): Promise<void>;
}

const memoryMb = 256;

/** @param folder the installation's folder of snapshots */
export function openSnapshots(folder: string): Snapshots {
  let opened: Promise<Analysis> | undefined;
  return {
    async for(ctx) {
      const { rows } = await sql<{ file: string; cut: number; own: string; totals: string; reports: string }>`
        select s.file_name as file, (extract(epoch from s.data_cut) * 1000)::float8 as cut,
          ctx.own_mask()::text as own, ctx.totals_mask()::text as totals, ctx.reports_mask()::text as reports
        from snapshot s where s.retired_at is null order by s.no desc limit 1`.execute(ctx.db);
      const found = rows[0];
      if (!found) return undefined;
      const analysis = await (opened ??= openAnalysis({ folders: [folder], memoryMb, threads: 2 }));
      const path = join(folder, found.file).replaceAll("'", "''");
      const [own, totals, reports] = [BigInt(found.own), BigInt(found.totals), BigInt(found.reports)];
      return {
        // A conditional row is its own partner's alone, in a count as in a list.
        rows: `(select * from read_parquet('${path}') where ((1::bigint << partner) & case when handling = 'P' then ${totals}::bigint else ${totals & own}::bigint end) <> 0)`,
        cut: Temporal.Instant.fromEpochMilliseconds(Math.round(found.cut)),
        mayList: (totals & ~reports) === 0n && reports !== 0n,
        query: (statement, values) => analysis.rows(statement, values),
      };
    },
    async close() {
      if (opened) (await opened).close();
    },
  };
}
