import { setImmediate as breathe } from 'node:timers/promises';
import { refuse, RefusalError } from '../../kernel/result.ts';
import type { JobCtx } from '../../kernel/use-case.ts';
import { compileMapping, type RowMapper } from '../map/compile-mapping.ts';
import { readSurroundings } from '../map/surroundings-store.ts';
import type { ChunkDraft, DraftRow } from '../map/write/chunk-draft.ts';
import { chunkWriter, type ChunkWriter } from '../map/write/chunk-writer.ts';
import type { Fates } from '../map/write/fates.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import {
  advance,
  closeExtract,
  getBegun,
  getReceipt,
  holdWatermark,
  isNear,
  type ChunkCounts,
  type Receipt,
} from './extract-book.ts';
import type { LandingParts } from './landing-parts.ts';
import { openExtract } from './open-extract.ts';
import { capsOf } from './reading/caps.ts';
import type { RawRow } from './reading/raw-row.ts';

/** Rows recorded in one transaction: few enough to lose little to a kill, enough to make its costs small. */
const chunkRows = 10_000;

/** After so many rows the database's answers are looked at, so that it never waits for the mapping. */
const rowsPerBreath = 50;

/**
 * Records the rows of a begun extract from its watermark on, and closes it. While the database takes in two chunks, the
 * next is read and mapped.
 *
 * @throws RefusalError where it was told to stop, or where another process records the same extract
 */
export async function recordExtract(ctx: JobCtx, parts: LandingParts, extractNo: number): Promise<Receipt> {
  const { receipt, begun, surroundings, mapping } = await ctx.transact(async ({ db }) => {
    const receipt = await getReceipt(db, extractNo);
    const begun = await getBegun(db, extractNo);
    const mapping = parseMapping(begun.mappingText);
    if (!mapping.ok) throw new RefusalError(mapping.refusal);
    const surroundings = await readSurroundings(db, ctx.policy, mapping.value, receipt);
    return { receipt, begun, surroundings, mapping: mapping.value };
  });
  const { fileName, sha256 } = receipt;
  const opened = await openExtract({
    files: parts.files,
    sha256,
    fileName,
    mapping,
    caps: capsOf(ctx.policy),
  });
  try {
    const { columns, rows } = await opened.read();
    const mapper = compileMapping(mapping, columns, surroundings);
    if (!mapper.ok) throw new RefusalError(mapper.refusal);
    ctx.progress.begin(`Recording ${fileName}`, receipt.totalRows ?? undefined, 'rows');
    ctx.progress.step(receipt.read);
    const sharedPeople = mapping.people.some((person) => person.key !== undefined);
    const writer = chunkWriter({ ...begun.extract, sourceCode: mapping.source, sharedPeople }, parts.sealKey);
    await recordChunks(ctx, receipt, rows, mapper.value, writer, sharedPeople);
  } finally {
    await opened.close();
  }
  return ctx.transact(async (inner) => {
    await closeExtract(inner.db, extractNo);
    const closed = await getReceipt(inner.db, extractNo);
    inner.audit({ subjectKind: 'extract', subjectId: String(extractNo), facts: factsOf(closed) });
    return closed;
  });
}

async function recordChunks(
  ctx: JobCtx,
  { extractNo, read }: Receipt,
  batches: AsyncIterable<RawRow[]>,
  mapper: RowMapper,
  writer: ChunkWriter,
  sharedPeople: boolean,
): Promise<void> {
  let passed = 0;
  let draft = writer.draft();
  let last: Recording | undefined;
  const record = async (full: ChunkDraft, from: number, before: Recording | undefined): Promise<void> => {
    if (before && (sharedPeople || haveKeyInCommon(full, before.draft))) await before.committed;
    await ctx.transact(async (inner) => {
      if (!(await isNear(inner.db, extractNo, from, before?.draft.rows.length ?? 0))) throw movedOn();
      const { fates, recordRows } = await writer.recordMeaning(inner.db, full);
      await before?.committed;
      if (!(await holdWatermark(inner.db, extractNo, from))) throw movedOn();
      await recordRows();
      await advance(inner.db, extractNo, countsOf(full.rows, fates));
      const facts = { from: from + 1, rows: full.rows.length };
      inner.audit({ subjectKind: 'extract', subjectId: String(extractNo), facts });
    });
  };
  const hand = async (): Promise<void> => {
    const before = last;
    await before?.before;
    if (ctx.signal.aborted) {
      await before?.committed;
      throw stopped(passed - draft.rows.length);
    }
    const [full, from] = [draft, passed - draft.rows.length];
    const committed = again(() => record(full, from, before)).then(() => ctx.progress.step(full.rows.length));
    // A failure is met where it is waited for; until then it must not count as one that nobody handles.
    committed.catch(() => {});
    last = { draft: full, committed, before: before?.committed };
    draft = writer.draft(full.placeIds);
  };
  try {
    for await (const batch of batches)
      for (const raw of batch) {
        // Rows recorded before a kill only leave their mark on the mapper.
        if (passed++ < read) mapper.passOver(raw);
        else draft.add(mapper.map(raw));
        if (draft.rows.length === chunkRows) await hand();
        else if (passed % rowsPerBreath === 0) await breathe();
      }
    if (draft.rows.length > 0) await hand();
  } finally {
    await last?.committed;
  }
}

/** A chunk on its way into the database; two at once, committed in order. */
interface Recording {
  draft: ChunkDraft;
  committed: Promise<void>;
  before: Promise<void> | undefined;
}

const tries = 3;

/**
 * Another extract of the same source, recorded at the same moment, may hold a key of this chunk: the database then refuses
 * one of the two, which has only to look again.
 */
async function again(work: () => Promise<void>): Promise<void> {
  for (let left = tries - 1; ; left--) {
    try {
      return await work();
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      const metAnother = code === '23505' || code === '40P01';
      if (!metAnother || left === 0) throw thrown;
    }
  }
}

/** Whether one chunk must know the fates of the other: then they are recorded one after the other. */
function haveKeyInCommon(one: ChunkDraft, other: ChunkDraft): boolean {
  for (const key of one.keys) if (other.keys.has(key)) return true;
  return false;
}

function countsOf(rows: readonly DraftRow[], { others }: Fates): ChunkCounts {
  const counts: ChunkCounts = {
    rows: rows.length,
    outsideAreas: 0,
    withoutPoint: 0,
    unclassified: 0,
    valuesLeftOut: 0,
    reachesToMs: null,
  };
  const notAccepted = new Set(others.map(({ rowNo }) => rowNo));
  for (const row of rows) {
    if (notAccepted.has(row.row)) continue;
    if (row.outside) counts.outsideAreas++;
    if (row.withoutPoint) counts.withoutPoint++;
    if (row.unclassified) counts.unclassified++;
    counts.valuesLeftOut += row.leftOut;
    if (row.toldAtMs !== null)
      counts.reachesToMs = Math.max(counts.reachesToMs ?? row.toldAtMs, row.toldAtMs);
  }
  return counts;
}

function factsOf({ read, accepted, quarantined, duplicate, superseded }: Receipt): Record<string, number> {
  return { read, accepted, quarantined, duplicate, superseded };
}

function stopped(rows: number): RefusalError {
  return new RefusalError(
    refuse(
      'refused',
      'extracts/stopped',
      `Stopped after ${rows.toLocaleString('en-GB')} rows, which are recorded. Land the same file again to go on from there.`,
    ).refusal,
  );
}

function movedOn(): RefusalError {
  return new RefusalError(
    refuse(
      'conflict',
      'extracts/landed-elsewhere',
      'Another process is landing the same file, and has come further. Nothing is lost; look at its receipt.',
    ).refusal,
  );
}
