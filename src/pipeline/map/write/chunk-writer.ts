import { sql } from 'kysely';
import type { Db } from '../../../kernel/use-case.ts';
import { copyInto } from '../../../platform/postgres/copy.ts';
import type { MappedPlace } from '../mapped-row.ts';
import { recordId, withDashes, type RecordId } from '../record-ids.ts';
import { chunkDraft, type ChunkDraft } from './chunk-draft.ts';
import { decideFates, type Fates, type HeldVersion } from './fates.ts';
import { landingColumns, type LandingTableName } from './landing-columns.ts';
import type { LandingExtract } from './landing-extract.ts';
import {
  recordPeople,
  recordPlaces,
  recordReports,
  recordRows,
  retireReplaced,
  type ChunkFacts,
} from './record-chunk.ts';

/** A chunk whose reports, places and people are written, and whose rows are not yet. */
export interface WrittenMeaning {
  fates: Fates;
  /** Writes the rows as received, with their fates. Last, because it locks the extract. */
  recordRows(): Promise<void>;
}

export interface ChunkWriter {
  /** @param sending ids of places of the chunk that may be recorded at the same time as the new one */
  draft(sending?: ReadonlySet<RecordId>): ChunkDraft;
  /** Writes what the accepted rows of a chunk tell of. Everything or nothing, with the rows, in the transaction of `db`. */
  recordMeaning(db: Db, draft: ChunkDraft): Promise<WrittenMeaning>;
}

export function chunkWriter(extract: LandingExtract, sealKey: Buffer): ChunkWriter {
  const sent = new WeakSet<MappedPlace>();
  return {
    draft: (sending) => chunkDraft(sealKey, sent, sending),
    async recordMeaning(db, draft) {
      const held = await findHeld(db, extract.sourceNo, draft.keys);
      const fates = decideFates(draft.rows, held, extract.no, draft.mayRepeat());
      const facts = factsOf(fates, extract.sourceCode);
      const filled = await copyDraft(db, draft);
      await dropExcluded(db, facts.excluded, filled);
      await recordMeaning(db, extract, facts, filled);
      return {
        fates,
        async recordRows() {
          if (fates.replaced.length > 0) await retireReplaced(db, extract, fates.replaced);
          await recordRows(db, extract, facts, filled.has('landing_item'));
        },
      };
    },
  };
}

/** Copies a draft into the landing tables. @returns those that have rows */
export async function copyDraft(db: Db, draft: ChunkDraft): Promise<ReadonlySet<LandingTableName>> {
  await createLandingTables(db);
  const tables = draft.tables();
  for (const { name, parts } of tables) await copyInto(db, `copy ${name} from stdin (format binary)`, parts);
  return new Set(tables.map(({ name }) => name));
}

/** The reports, places and people of the rows that are accepted. */
export async function recordMeaning(
  db: Db,
  extract: LandingExtract,
  facts: ChunkFacts,
  filled: ReadonlySet<LandingTableName>,
): Promise<void> {
  if (filled.has('landing_place')) await recordPlaces(db, extract);
  if (filled.has('landing_report')) await recordReports(db, extract, facts);
  if (filled.has('landing_person') || facts.changed.length > 0)
    await recordPeople(db, extract, facts, filled.has('landing_sealed'));
}

/** They last as long as the connection, empty between transactions, seen by no other. */
async function createLandingTables(db: Db): Promise<void> {
  const statements = Object.entries(landingColumns).map(
    ([name, columns]) => `create temp table if not exists ${name} (${columns}) on commit delete rows`,
  );
  await sql.raw(`do $$ begin ${statements.join('; ')}; end $$`).execute(db);
}

/** The latest versions that the database holds of some keys. */
export async function findHeld(
  db: Db,
  sourceNo: number,
  keys: Iterable<string>,
): Promise<Map<string, HeldVersion>> {
  const { rows: found } = await sql<{
    key: string;
    extract_no: number;
    row_no: number;
    hash: string;
    as_at: Date | null;
    erased: boolean;
  }>`
    select source_key as key, extract_no, row_no, encode(row_hash, 'hex') as hash, as_at, erased_at is not null as erased
    from source_record where source_no = ${sourceNo} and latest and source_key = any(${[...keys]}::text[])`.execute(
    db,
  );
  return new Map(
    found.map((one) => [
      one.key,
      {
        extractNo: one.extract_no,
        rowNo: one.row_no,
        rowHash: one.hash,
        asAt: one.as_at?.getTime() ?? null,
        erased: one.erased,
      },
    ]),
  );
}

function factsOf({ others, replaced }: Fates, sourceCode: string): ChunkFacts {
  return {
    others,
    excluded: others.flatMap(({ rowNo, fate }) => (fate === 'quarantined' ? [] : rowNo)),
    changed: replaced.map(({ key }) => withDashes(recordId('report', sourceCode, key))),
  };
}

const madeOfRows: readonly LandingTableName[] = [
  'landing_item',
  'landing_report',
  'landing_person',
  'landing_involvement',
  'landing_sealed',
];

/** Duplicate and superseded rows make nothing but their own record. */
async function dropExcluded(db: Db, rowNos: readonly number[], filled: ReadonlySet<string>): Promise<void> {
  if (rowNos.length === 0) return;
  for (const name of madeOfRows)
    if (filled.has(name))
      await sql`delete from ${sql.table(name)} where row_no = any(${rowNos}::int[])`.execute(db);
}
