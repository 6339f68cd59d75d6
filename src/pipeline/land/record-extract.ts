import { refuse, RefusalError } from '../../kernel/result.ts';
import type { JobCtx } from '../../kernel/use-case.ts';
import { compileMapping, type RowMapper } from '../map/compile-mapping.ts';
import { readSurroundings } from '../map/surroundings-store.ts';
import type { ChunkDraft, DraftRow } from '../map/write/chunk-draft.ts';
import { chunkWriter, type ChunkWriter } from '../map/write/chunk-writer.ts';
import type { FatedRow } from '../map/write/fates.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import {
  advance,
  closeExtract,
  getBegun,
  getReceipt,
  holdWatermark,
  type ChunkCounts,
  type Receipt,
} from './extract-book.ts';
import type { LandingParts } from './landing-parts.ts';
import { openExtract } from './open-extract.ts';
import { capsOf } from './reading/caps.ts';
import type { RawRow } from './reading/raw-row.ts';

/** Rows recorded in one transaction: few enough to lose little to a kill, enough to make its costs small. */
const chunkRows = 10_000;

/**
 * Records the rows of a begun extract from its watermark on, and closes it. While the database takes in one chunk, the
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
    const writer = chunkWriter({ ...begun.extract, sharedPeople }, parts.sealKey);
    await recordChunks(ctx, receipt, rows, mapper.value, writer);
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
): Promise<void> {
  let watermark = read;
  let passed = 0;
  let draft = writer.draft();
  let writing: Promise<void> = Promise.resolve();
  const record = async (full: ChunkDraft): Promise<void> => {
    await ctx.transact(async (inner) => {
      if (!(await holdWatermark(inner.db, extractNo, watermark))) throw movedOn();
      const { rows } = await writer.write(inner.db, full);
      await advance(inner.db, extractNo, countsOf(rows));
      const facts = { from: watermark + 1, rows: rows.length };
      inner.audit({ subjectKind: 'extract', subjectId: String(extractNo), facts });
    });
    writer.committed(full);
    watermark += full.rows.length;
    ctx.progress.step(full.rows.length);
  };
  const hand = async (): Promise<void> => {
    await writing;
    if (ctx.signal.aborted) throw stopped(watermark);
    writing = record(draft);
    // A failure is met at the next `await writing`; until then it must not count as one that nobody handles.
    writing.catch(() => {});
    draft = writer.draft();
  };
  try {
    for await (const batch of batches)
      for (const raw of batch) {
        // Rows recorded before a kill only leave their mark on the mapper.
        if (passed++ < read) mapper.passOver(raw);
        else draft.add(mapper.map(raw));
        if (draft.rows.length === chunkRows) await hand();
      }
    if (draft.rows.length > 0) await hand();
  } finally {
    await writing;
  }
}

function countsOf(rows: readonly FatedRow<DraftRow>[]): ChunkCounts {
  const counts = { rows: rows.length, outsideAreas: 0, withoutPoint: 0, unclassified: 0, valuesLeftOut: 0 };
  for (const { row, fate } of rows) {
    if (fate !== 'accepted') continue;
    if (row.outside) counts.outsideAreas++;
    if (row.withoutPoint) counts.withoutPoint++;
    if (row.unclassified) counts.unclassified++;
    counts.valuesLeftOut += row.leftOut;
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
