import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';

export interface OwnValue {
  name: string;
  value: unknown;
  validFrom: string;
  why: string;
  author: string | null;
}

/** This partnership's own value of each name in force on a day; the newest where there are several. */
export async function listOwnValues(db: Db, on: Temporal.PlainDate): Promise<OwnValue[]> {
  const { rows } =
    await sql<OwnValue>`select distinct on (o.name) o.name, o.value, o.valid_from as "validFrom", o.why, u.name as author
    from policy_override o left join app_user u on u.id = o.author
    where o.valid_from <= ${on.toString()}::date order by o.name, o.valid_from desc, o.made_at desc`.execute(
      db,
    );
  return rows;
}
