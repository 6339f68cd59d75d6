import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';

export interface CountedPartner {
  no: number;
  code: string;
  name: string;
  kind: string;
}

/** Partners whose counts the reader may have. */
export async function listCountedPartners(db: Db): Promise<CountedPartner[]> {
  const { rows } = await sql<CountedPartner>`select no, code, name, kind from partner
    where ((1::bigint << no) & (select ctx.totals_mask())) <> 0 order by name`.execute(db);
  return rows;
}
