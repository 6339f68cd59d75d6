import { createHash } from 'node:crypto';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';

/** One table as it was dumped: its rows in PostgreSQL's binary COPY form, kept under their hash. */
export interface DumpedTable {
  schema: string;
  table: string;
  columns: string[];
  rows: number;
  sha256: string;
}

export interface DumpedSequence {
  schema: string;
  sequence: string;
  lastValue: string | null;
}

export interface Dump {
  migration: number;
  serverVersion: string;
  takenAt: string;
  tables: DumpedTable[];
  sequences: DumpedSequence[];
}

const schemas = "('public', 'sealed')";

/**
 * Every row of every table, as one instant saw them.
 *
 * @param admin a login that row-level security does not hold back; the transaction it opens is repeatable-read
 * @param keep stores one stream of bytes and says its SHA-256
 * @param before called when the instant is fixed and before the rows are read (files are copied then)
 */
export async function dumpDatabase(
  admin: pg.Client,
  keep: (bytes: AsyncIterable<Buffer>) => Promise<string>,
  before: () => Promise<void> = async () => {},
): Promise<Dump> {
  await admin.query('begin isolation level repeatable read read only');
  try {
    const { rows: head } = await admin.query<{ migration: number; version: string; at: string }>(
      "select (select max(version)::int from schema_version) as migration, current_setting('server_version') as version, now()::text as at",
    );
    await before();
    const tables: DumpedTable[] = [];
    for (const { schema, table, columns } of await listTables(admin)) {
      const copied = admin.query(copyTo(copyOf(schema, table, columns, 'to stdout')));
      const sha256 = await keep(copied);
      tables.push({ schema, table, columns, rows: copied.rowCount, sha256 });
    }
    const { rows: sequences } = await admin.query<DumpedSequence>(
      `select schemaname as schema, sequencename as sequence, last_value::text as "lastValue" from pg_sequences where schemaname in ${schemas} order by 1, 2`,
    );
    return {
      migration: head[0]!.migration,
      serverVersion: head[0]!.version,
      takenAt: head[0]!.at,
      tables,
      sequences,
    };
  } finally {
    await admin.query('rollback');
  }
}

export class DumpFault extends Error {}

/**
 * Puts a dump into a database that was just migrated to the same version and holds nothing, in one transaction, then
 * reads every table back and compares it with the dump.
 *
 * @throws {DumpFault} a sentence: which table is not what was dumped; nothing is left of the attempt
 */
export async function loadDatabase(
  admin: pg.Client,
  dump: Dump,
  bytesOf: (sha256: string) => AsyncIterable<Buffer>,
): Promise<void> {
  await admin.query('begin');
  try {
    // Triggers and foreign keys are about changes people make; these rows already passed them.
    await admin.query("set local session_replication_role = 'replica'");
    for (const { schema, table, columns, sha256 } of dump.tables) {
      const { rowCount } = await admin.query(`select from ${quoted(schema, table)} limit 1`);
      if (rowCount)
        throw new DumpFault(
          `The table ${table} already holds rows: restore into an empty folder or database.`,
        );
      await pipeline(bytesOf(sha256), admin.query(copyFrom(copyOf(schema, table, columns, 'from stdin'))));
    }
    for (const { schema, sequence, lastValue } of dump.sequences)
      if (lastValue !== null)
        await admin.query('select setval($1::regclass, $2::bigint)', [quoted(schema, sequence), lastValue]);
    for (const { schema, table, columns, rows, sha256 } of dump.tables) {
      const copied = admin.query(copyTo(copyOf(schema, table, columns, 'to stdout')));
      const hash = createHash('sha256');
      for await (const part of copied) hash.update(part as Buffer);
      if (copied.rowCount !== rows || hash.digest('hex') !== sha256)
        throw new DumpFault(`The table ${table} is not what was backed up.`);
    }
    // A transaction number of the old server means nothing here; leaves wait for their place in order of id.
    await admin.query("update audit_leaf set xid = '3'::xid8");
    await admin.query('commit');
  } catch (thrown) {
    await admin.query('rollback');
    throw thrown;
  }
  await admin.query('analyze');
}

/** The COPY of a table's columns, in the order the dump names them. */
function copyOf(
  schema: string,
  table: string,
  columns: string[],
  direction: 'to stdout' | 'from stdin',
): string {
  return `copy ${quoted(schema, table)} (${columns.map((column) => `"${column}"`).join(', ')}) ${direction} (format binary)`;
}

/** Whether row-level security holds this login back; a backup made through it would be incomplete without a word. */
export async function seesEveryRow(admin: pg.Client): Promise<boolean> {
  const { rows } = await admin.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  return rows[0]?.free ?? false;
}

/** The number of the last migration this database has had. */
export async function migrationOf(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ version: number }>(
    'select max(version)::int as version from schema_version',
  );
  return rows[0]!.version;
}

async function listTables(admin: pg.Client): Promise<{ schema: string; table: string; columns: string[] }[]> {
  const { rows } = await admin.query<{ schema: string; table: string; columns: string[] }>(
    `select n.nspname::text as schema, c.relname::text as table,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ${schemas} and c.relname <> 'schema_version' order by 1, 2`,
  );
  return rows;
}

function quoted(schema: string, name: string): string {
  return `"${schema}"."${name}"`;
}
