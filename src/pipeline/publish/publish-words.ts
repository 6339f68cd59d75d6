import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';

/** Brings the words to look for in line with what was told. Rows that did not change are not touched. */
export async function publishWords(ctx: Ctx): Promise<void> {
  // What waits to be sorted into the index: sixteen times the usual, for a first publication writes a million at once.
  await sql`set local gin_pending_list_limit = '64MB'`.execute(ctx.db);
  await sql`delete from incident_report_words w where not exists (select from report_words r where r.report_id = w.report_id)
    or not exists (select from incident_member m where m.report_id = w.report_id)`.execute(ctx.db);
  await sql`insert into incident_report_words (report_id, partner_no, handling, words_key)
    select w.report_id, w.partner_no, w.handling, to_tsvector('english', w.words)
    from report_words w join incident_member m on m.report_id = w.report_id
    left join incident_report_words was on was.report_id = w.report_id
    where was.report_id is null or was.handling <> w.handling or was.words_key <> to_tsvector('english', w.words)
    on conflict (report_id) do update set handling = excluded.handling, words_key = excluded.words_key`.execute(
    ctx.db,
  );
}
