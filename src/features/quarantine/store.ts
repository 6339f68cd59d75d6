import { sql } from 'kysely';
import { referenceOf } from '../../kernel/reference.ts';
import type { Db } from '../../kernel/use-case.ts';
import { cellsOf } from './rules/cells.ts';
import type {
  ClassOfRows,
  QuarantineClass,
  QuarantinedRow,
  QuarantineEntry,
  QuarantineItem,
} from './types.ts';

interface ClassRow {
  code: string;
  name: string;
  partner: string;
  rule: string;
  rows: number;
  oldestMs: number;
  example: string;
}

/** What waits, by source and rule, the most first; only what the reader may see. */
export async function listClasses(db: Db): Promise<QuarantineClass[]> {
  const { rows } = await sql<ClassRow>`select s.code, s.name, p.name as partner, q.rule,
      count(distinct (q.extract_no, q.row_no))::int as rows,
      (extract(epoch from min(x.received_at)) * 1000)::bigint as "oldestMs", min(q.message) as example
    from quarantine_item q join extract x on x.no = q.extract_no join source s on s.no = q.source_no join partner p on p.no = q.partner_no
    where q.state = 'open' group by s.code, s.name, p.name, q.rule order by 5 desc, s.name, q.rule`.execute(
    db,
  );
  return rows.map(({ code, name, partner, rule, rows: count, oldestMs, example }) => ({
    source: { code, name },
    partner,
    rule,
    rows: count,
    oldest: Temporal.Instant.fromEpochMilliseconds(oldestMs),
    example,
  }));
}

/** How many rows wait, each once; only what the reader may see. */
export async function countWaitingRows(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct (extract_no, row_no))::int as n
    from quarantine_item where state = 'open'`.execute(db);
  return rows[0]!.n;
}

interface EntryRow {
  extractNo: number;
  rowNo: number;
  code: string;
  name: string;
  rule: string;
  field: string | null;
  value: string | null;
  message: string;
}

/** What waits of one source, or of one source and one rule, in the order of the files; what is said twice of a row, once. */
export async function listEntries(
  db: Db,
  of: { source: string; rule: string | undefined },
  offset: number,
  limit: number,
): Promise<QuarantineEntry[]> {
  const { rows } =
    await sql<EntryRow>`select distinct q.extract_no as "extractNo", q.row_no as "rowNo", s.code, s.name, q.rule, q.field, q.value, q.message
    from quarantine_item q join source s on s.no = q.source_no
    where q.state = 'open' and s.code = ${of.source} and (${of.rule ?? null}::text is null or q.rule = ${of.rule ?? null})
    order by q.extract_no, q.row_no, q.rule, q.field, q.value, q.message limit ${limit} offset ${offset}`.execute(
      db,
    );
  return rows.map(({ code, name, field, value, ...row }) => ({
    extractNo: row.extractNo,
    rowNo: row.rowNo,
    source: { code, name },
    rule: row.rule,
    field: field ?? undefined,
    value: value ?? undefined,
    message: row.message,
  }));
}

/** @returns how many things are wrong, and with how many rows */
export async function countEntries(
  db: Db,
  of: { source: string; rule: string | undefined },
): Promise<{ items: number; rows: number }> {
  const { rows } = await sql<{
    items: number;
    rows: number;
  }>`select count(distinct (q.extract_no, q.row_no, q.rule, q.field, q.value, q.message))::int as items,
      count(distinct (q.extract_no, q.row_no))::int as rows
    from quarantine_item q join source s on s.no = q.source_no
    where q.state = 'open' and s.code = ${of.source} and (${of.rule ?? null}::text is null or q.rule = ${of.rule ?? null})`.execute(
    db,
  );
  return rows[0]!;
}

interface RecordRow {
  code: string;
  name: string;
  partner: string;
  regime: QuarantinedRow['regime'];
  fileName: string;
  receivedMs: number;
  fate: QuarantinedRow['fate'];
  columns: string[];
  content: unknown;
  isErased: boolean;
  incidentNo: number | null;
  before: number | null;
  after: number | null;
}

/** A row that is or was in quarantine, where the reader may see it. */
export async function findRow(db: Db, extractNo: number, rowNo: number): Promise<QuarantinedRow | undefined> {
  const items = await listItems(db, extractNo, rowNo);
  if (items.length === 0) return undefined;
  const { rows } =
    await sql<RecordRow>`select s.code, s.name, p.name as partner, r.regime, x.file_name as "fileName",
      (extract(epoch from x.received_at) * 1000)::bigint as "receivedMs", r.fate, x.columns, r.content, r.erased_at is not null as "isErased",
      (select i.incident_no::int from report t join incident_report i on i.report_id = t.id
        where t.source_key = r.source_key and t.source_no = r.source_no and r.fate = 'accepted') as "incidentNo",
      (select max(q.row_no) from quarantine_item q where q.extract_no = r.extract_no and q.row_no < r.row_no and q.state = 'open') as before,
      (select min(q.row_no) from quarantine_item q where q.extract_no = r.extract_no and q.row_no > r.row_no and q.state = 'open') as after
    from source_record r join extract x on x.no = r.extract_no join source s on s.no = r.source_no join partner p on p.no = r.partner_no
    where r.extract_no = ${extractNo} and r.row_no = ${rowNo}`.execute(db);
  const [row] = rows;
  return (
    row && {
      extractNo,
      rowNo,
      source: { code: row.code, name: row.name },
      partner: row.partner,
      regime: row.regime,
      fileName: row.fileName,
      receivedAt: Temporal.Instant.fromEpochMilliseconds(row.receivedMs),
      fate: row.fate,
      cells: cellsOf(row.columns, row.content),
      isErased: row.isErased,
      items,
      incident: row.incidentNo === null ? undefined : referenceOf('CW', row.incidentNo),
      before: row.before ?? undefined,
      after: row.after ?? undefined,
    }
  );
}

interface ItemRow {
  rule: string;
  field: string | null;
  value: string | null;
  message: string;
  state: QuarantineItem['state'];
  decidedBy: string | null;
  decidedMs: number | null;
  why: string | null;
}

/** What is or was wrong with a row; the same said of several people in it, once. */
async function listItems(db: Db, extractNo: number, rowNo: number): Promise<QuarantineItem[]> {
  const { rows } =
    await sql<ItemRow>`select q.rule, q.field, q.value, q.message, q.state, u.name as "decidedBy",
      (extract(epoch from q.decided_at) * 1000)::bigint as "decidedMs", q.decision_why as why
    from quarantine_item q left join app_user u on u.id = q.decided_by
    where q.extract_no = ${extractNo} and q.row_no = ${rowNo} order by q.state = 'open' desc, q.decided_at desc, q.id`.execute(
      db,
    );
  return rows.map((row) => ({
    rule: row.rule,
    field: row.field ?? undefined,
    value: row.value ?? undefined,
    message: row.message,
    state: row.state,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedMs === null ? undefined : Temporal.Instant.fromEpochMilliseconds(row.decidedMs),
    why: row.why ?? undefined,
  }));
}

export interface Decision {
  by: string;
  why: string;
}

/** Sets aside all that is open of one row. @returns how many things were open */
export async function setRowAside(
  db: Db,
  extractNo: number,
  rowNo: number,
  { by, why }: Decision,
): Promise<number> {
  const { numAffectedRows } =
    await sql`update quarantine_item set state = 'set-aside', decided_by = ${by}, decided_at = now(), decision_why = ${why}
    where extract_no = ${extractNo} and row_no = ${rowNo} and state = 'open'`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Sets aside every row that waits for one rule: all that is open of those rows. @returns how many rows */
export async function setClassAside(
  db: Db,
  { source, rule }: ClassOfRows,
  { by, why }: Decision,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`with broken as (
      select distinct q.extract_no, q.row_no from quarantine_item q join source s on s.no = q.source_no
      where q.state = 'open' and s.code = ${source} and q.rule = ${rule}
    ), aside as (
      update quarantine_item q set state = 'set-aside', decided_by = ${by}, decided_at = now(), decision_why = ${why}
      from broken b where q.extract_no = b.extract_no and q.row_no = b.row_no and q.state = 'open' returning 1
    ) select count(*)::int as n from broken`.execute(db);
  return rows[0]!.n;
}
