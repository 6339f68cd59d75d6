import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';

/** An extract whose rows the picture has not taken in, as it was when the refresh began. */
export interface WaitingExtract {
  no: number;
  /** Which transaction last changed it: a row mended meanwhile shows by it. */
  version: string;
}

export async function listUnresolved(db: Db): Promise<WaitingExtract[]> {
  const { rows } = await sql<WaitingExtract>`
    select no, xmin::text as version from extract where state = 'closed' and resolved_at is null`.execute(db);
  return rows;
}

/** Notes that the picture has taken them in; one that changed since the refresh began waits for the next. */
export async function markResolved(db: Db, waiting: readonly WaitingExtract[]): Promise<void> {
  if (waiting.length === 0) return;
  await sql`
    update extract e set resolved_at = now()
    from unnest(${waiting.map(({ no }) => no)}::int[], ${waiting.map(({ version }) => version)}::text[]) w (no, version)
    where e.no = w.no and e.xmin::text = w.version`.execute(db);
}
