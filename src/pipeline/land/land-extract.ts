import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { ok, refuse, RefusalError, type Result } from '../../kernel/result.ts';
import { job, type Job, type JobCtx } from '../../kernel/use-case.ts';
import { plainText } from '../map/values/index.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import { checkExtract } from './check-extract.ts';
import {
  addExtract,
  findByBytes,
  findLastTotal,
  getReceipt,
  getSource,
  releaseHeld,
} from './extract-book.ts';
import type { KnownSource, NewExtract, Receipt } from './extract-book.ts';
import type { LandingParts } from './landing-parts.ts';
import { openExtract } from './open-extract.ts';
import { capsOf } from './reading/caps.ts';
import { recordExtract } from './record-extract.ts';

const common = {
  source: z.string().min(1),
  fileName: z.string().min(1).max(300).optional(),
  /** Lets in a full extract that was held for its size. */
  release: z.boolean().optional(),
};
const input = z.union([
  /** A file on this machine. */
  z.strictObject({ ...common, path: z.string().min(1) }),
  /** A file in the store already: uploaded, or held before. */
  z.strictObject({ ...common, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
export type LandingInput = z.output<typeof input>;

/** What landing answers: the receipt, and what a page of long work shows of it. */
export interface Landed extends Receipt {
  rowsIn: number;
  rowsOut: number;
  warnings: number;
  message: string;
  nextStep: string;
  about: { kind: 'extract'; id: string };
}

/**
 * Lands one delivery of a source: keeps its bytes, recognises bytes that came before, checks the whole file, then records
 * its rows chunk by chunk. Killed at any point and asked again, it goes on from its watermark. A fault of the file
 * refuses it with nothing recorded; a fault of a row puts the row in quarantine.
 *
 * Refused: no such source, another format, a wrong encoding or delimiter, columns missing or unknown, a file cut short or
 * over a cap. Held, with nothing recorded: a full extract whose size is far from the last one's.
 */
export function landExtract(parts: LandingParts): Job<LandingInput, Landed> {
  return job({
    name: 'extracts.land',
    title: 'Land an extract',
    input,
    allow: { roles: ['data-steward'], system: ['importer', 'setup'] },
    concerns: ({ source }) => ({ kind: 'source', id: source }),
    async run(ctx, asked) {
      const source = await ctx.transact(({ db }) => getSource(db, asked.source));
      const stored = await keepBytes(ctx, parts, asked);
      if (!stored.ok) return stored;
      const { sha256 } = stored.value;
      const known = await ctx.transact(({ db }) => findByBytes(db, source.no, sha256));
      if (known?.state === 'held' && asked.release)
        await ctx.transact(({ db }) => releaseHeld(db, known.extractNo));
      else if (known && known.state !== 'landing') return ok(landed(known));
      if (known) return ok(landed(await recordExtract(ctx, parts, known.extractNo)));
      const begun = await begin(ctx, parts, { ...stored.value, source, release: asked.release ?? false });
      if (!begun.ok) return begun;
      if (begun.value.state === 'held') return ok(landed(begun.value));
      return ok(landed(await recordExtract(ctx, parts, begun.value.extractNo)));
    },
  });
}

interface Delivery {
  source: KnownSource;
  fileName: string;
  sha256: string;
  byteCount: number;
  release: boolean;
}

async function keepBytes(
  ctx: JobCtx,
  { files }: LandingParts,
  asked: LandingInput,
): Promise<Result<Pick<Delivery, 'fileName' | 'sha256' | 'byteCount'>>> {
  if ('sha256' in asked) {
    const fileName = plainFileName(asked.fileName ?? `${asked.source}-${asked.sha256.slice(0, 8)}`);
    if (!(await files.has(asked.sha256)))
      return refuse(
        'missing',
        'extracts/no-bytes',
        'The bytes of this file are not here any more. Send it again.',
      );
    const file = await files.open(asked.sha256);
    await file.close();
    return ok({ fileName, sha256: asked.sha256, byteCount: file.byteCount });
  }
  const fileName = plainFileName(asked.fileName ?? asked.path);
  const stream = createReadStream(asked.path, { highWaterMark: 1_048_576 });
  try {
    const stored = await files.put(stream, capsOf(ctx.policy).fileBytes);
    return stored.ok ? ok({ fileName, ...stored.value }) : stored;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return refuse('missing', 'extracts/no-file', `There is no file “${fileName}” at that place.`);
  } finally {
    stream.destroy();
  }
}

/** The name the sender gave, for sentences and lists: no folders, nothing unprintable. */
function plainFileName(path: string): string {
  return plainText(basename(path.replaceAll('\\', '/'))).slice(0, 200) || 'unnamed';
}

/** Checks the file and enters it in the book: to be landed, held, or failed with the reason (and then its bytes go). */
async function begin(ctx: JobCtx, parts: LandingParts, delivery: Delivery): Promise<Result<Receipt>> {
  const { source, fileName, sha256, byteCount } = delivery;
  const enter = (entry: Pick<NewExtract, 'state' | 'why' | 'columns' | 'totalRows'>): Promise<Receipt> =>
    ctx.transact(async (inner) => {
      const no = await addExtract(inner.db, {
        source,
        fileName,
        sha256,
        byteCount,
        receivedAt: ctx.clock.now(),
        receivedBy: inner.actor.kind === 'user' ? inner.actor.userId : null,
        ...entry,
      });
      if (no === undefined) throw new RefusalError(beingLanded);
      inner.audit({ subjectKind: 'extract', subjectId: String(no), facts: { state: entry.state } });
      return getReceipt(inner.db, no);
    });
  let checked;
  try {
    checked = await check(ctx, parts, delivery);
  } catch (thrown) {
    if (!(thrown instanceof RefusalError)) throw thrown;
    await enter({ state: 'failed', why: thrown.refusal.message, columns: [], totalRows: null });
    await parts.files.dispose(sha256);
    return { ok: false, refusal: thrown.refusal };
  }
  const { columns, rowCount: totalRows } = checked;
  const why = delivery.release ? null : await whyHeld(ctx, source, totalRows);
  return ok(await enter({ state: why === null ? 'landing' : 'held', why, columns, totalRows }));
}

async function check(ctx: JobCtx, { files }: LandingParts, { source, fileName, sha256 }: Delivery) {
  const mapping = parseMapping(source.mappingText, `The mapping of ${source.code}`);
  if (!mapping.ok) throw new RefusalError(mapping.refusal);
  const opened = await openExtract({
    files,
    sha256,
    fileName,
    mapping: mapping.value,
    caps: capsOf(ctx.policy),
  });
  try {
    ctx.progress.begin(`Checking ${fileName}`, undefined, 'rows');
    return await checkExtract(opened, mapping.value, fileName, ctx.signal, (count) =>
      ctx.progress.step(count),
    );
  } finally {
    await opened.close();
  }
}

/** A full extract that shrank or grew out of all proportion is more likely cut or doubled than true. */
async function whyHeld(ctx: JobCtx, source: KnownSource, totalRows: number): Promise<string | null> {
  if (source.extracts !== 'full') return null;
  const percent = ctx.policy.value<number>('imports.volume-change-percent');
  const last = await ctx.transact(({ db }) => findLastTotal(db, source.no));
  if (last === undefined || Math.abs(totalRows - last) * 100 <= last * percent) return null;
  return `It has ${count(totalRows)} rows, and the last one had ${count(last)}: a change of more than ${percent} per cent. It waits until a data steward lets it in.`;
}

const beingLanded = refuse(
  'conflict',
  'extracts/being-landed',
  'The same file is being landed at this moment. Nothing is lost; look at its receipt.',
).refusal;

const count = (rows: number) => rows.toLocaleString('en-GB');

function landed(receipt: Receipt): Landed {
  const { read, accepted, quarantined, duplicate, superseded, state, recognised } = receipt;
  const fates = `${count(read)} rows read: ${count(accepted)} accepted, ${count(quarantined)} in quarantine, ${count(duplicate)} duplicate, ${count(superseded)} superseded`;
  return {
    ...receipt,
    about: { kind: 'extract', id: String(receipt.extractNo) },
    rowsIn: read,
    rowsOut: accepted,
    warnings: quarantined,
    message:
      state === 'held'
        ? (receipt.why ?? 'Held.')
        : recognised
          ? `This file came before (extract ${receipt.extractNo}). ${fates}.`
          : `${fates}.`,
    nextStep:
      state === 'held'
        ? 'Ask the sender whether the file is whole; then let it in, or send another.'
        : quarantined > 0
          ? 'Look at the rows in quarantine.'
          : 'Nothing to mend.',
  };
}
