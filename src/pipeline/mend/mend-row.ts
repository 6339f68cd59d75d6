import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Ctx } from '../../kernel/use-case.ts';
import { compileMapping } from '../map/compile-mapping.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import { withDashes } from '../map/record-ids.ts';
import { readSurroundings } from '../map/surroundings-store.ts';
import { chunkDraft } from '../map/write/chunk-draft.ts';
import { copyDraft, findHeld, recordMeaning } from '../map/write/chunk-writer.ts';
import type { HeldVersion } from '../map/write/fates.ts';
import { retireReplaced } from '../map/write/record-chunk.ts';
import { parseMapping, usedColumns } from '../mapping/parse-mapping.ts';
import { correctedRow, type Corrections } from './corrected-row.ts';
import { countMended, findWaiting, keepMending, type WaitingRow } from './mend-store.ts';

export interface MendInput {
  extractNo: number;
  rowNo: number;
  /** None: the row is read again as it came, with the newest mapping. */
  corrected: Corrections;
  why: string;
}

export interface Mended {
  extractNo: number;
  rowNo: number;
  fate: 'accepted' | 'duplicate' | 'superseded';
}

/**
 * Reads one row of the quarantine again, with what a person put right. The row itself stays as received; only its fate
 * moves, and what was put right is kept beside it.
 *
 * Refused: the row does not wait any more, no correction can make it a row, or something in it is still wrong (and then
 * the refusal names each column).
 */
export async function mendRow(ctx: Ctx, sealKey: Buffer, input: MendInput): Promise<Result<Mended>> {
  const { extractNo, rowNo, corrected, why } = input;
  const row = await findWaiting(ctx.db, extractNo, rowNo);
  if (!row) return notWaiting;
  const read = await readAgain(ctx, row, corrected);
  if (!read.ok) return read;
  const { mapped, sourceCode, sharedPeople } = read.value;
  const held = (await findHeld(ctx.db, row.sourceNo, [mapped.key!])).get(mapped.key!);
  const fate = fateOf(row, mapped, held);
  const by = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const reason = {
    accepted: 'mended',
    duplicate: 'mended: nothing new',
    superseded: 'mended: a newer version is held',
  }[fate];
  const extract = {
    no: extractNo,
    sourceNo: row.sourceNo,
    sourceCode,
    partnerNo: row.partnerNo,
    regime: row.regime,
    sharedPeople,
  };
  if (fate === 'accepted' && held)
    await retireReplaced(ctx.db, extract, [{ held, key: mapped.key!, byRow: rowNo }]);
  await keepMending(ctx.db, row, { fate, key: mapped.key!, reason, asAt: mapped.asAt, corrected, why, by });
  if (fate === 'accepted') {
    const draft = chunkDraft(sealKey, new WeakSet());
    draft.add(mapped);
    const changed = held ? [withDashes(mapped.report!.id)] : [];
    await recordMeaning(
      ctx.db,
      extract,
      { others: [], excluded: [], changed },
      await copyDraft(ctx.db, draft),
    );
    await countMended(ctx.db, extractNo, draft.rows[0]!);
  }
  ctx.audit({
    subjectKind: 'source-record',
    subjectId: `${extractNo}/${rowNo}`,
    fields: Object.keys(corrected),
    facts: { fate },
    why,
  });
  return ok({ extractNo, rowNo, fate });
}

const notWaiting = refuse(
  'conflict',
  'quarantine/not-waiting',
  'This row does not wait any more: someone mended it before you, or it is not yours to see.',
);

/** What would still be wrong with a row, were it read again with these corrections. Writes nothing. */
export async function tryMending(
  ctx: Ctx,
  { extractNo, rowNo, corrected }: Pick<MendInput, 'extractNo' | 'rowNo' | 'corrected'>,
): Promise<Result<void>> {
  const row = await findWaiting(ctx.db, extractNo, rowNo);
  if (!row) return notWaiting;
  const read = await readAgain(ctx, row, corrected);
  return read.ok ? ok(undefined) : read;
}

async function readAgain(
  ctx: Ctx,
  row: WaitingRow,
  corrected: Corrections,
): Promise<Result<{ mapped: MappedRow; sourceCode: string; sharedPeople: boolean }>> {
  const mapping = parseMapping(row.mappingText);
  if (!mapping.ok) return mapping;
  const nested = !Array.isArray(row.content);
  const wanted = usedColumns(mapping.value).filter((name) => !name.includes('[]'));
  const columns = nested ? wanted : row.columns;
  const raw = correctedRow(row.rowNo, row.content, columns, wanted, corrected);
  if (!raw)
    return refuse(
      'refused',
      'quarantine/not-mendable',
      'This row cannot be read as a row, whatever is put right in it. Ask the sender for it again, or set it aside.',
    );
  const surroundings = await readSurroundings(ctx.db, ctx.policy, mapping.value, row);
  const mapper = compileMapping(mapping.value, columns, surroundings);
  if (!mapper.ok) return mapper;
  const mapped = mapper.value.map(raw, `row:${row.rowHash.slice(0, 32)}:${row.extractNo}/${row.rowNo}`);
  if (mapped.faults.length > 0)
    return refuse(
      'invalid',
      'quarantine/still-wrong',
      'Something in the row is still wrong. It stays in quarantine.',
      mapped.faults.map(({ field, message }) => ({ field: field ?? '', message })),
    );
  const sharedPeople = mapping.value.people.some((person) => person.key !== undefined);
  return ok({ mapped: { ...mapped, rowHash: row.rowHash }, sourceCode: mapping.value.source, sharedPeople });
}

/** A row that waited while newer versions of its key came is older than they are. */
function fateOf(row: WaitingRow, mapped: MappedRow, held: HeldVersion | undefined): Mended['fate'] {
  if (!held) return 'accepted';
  if (held.erased || held.rowHash === row.rowHash) return 'duplicate';
  if (held.asAt !== null && mapped.asAt !== null) return mapped.asAt < held.asAt ? 'superseded' : 'accepted';
  const cameLater =
    held.extractNo > row.extractNo || (held.extractNo === row.extractNo && held.rowNo > row.rowNo);
  return cameLater ? 'superseded' : 'accepted';
}
