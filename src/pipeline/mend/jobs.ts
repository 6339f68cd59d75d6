import { z } from 'zod';
import { ok, RefusalError } from '../../kernel/result.ts';
import { job, type Job } from '../../kernel/use-case.ts';
import { listWaiting } from './mend-store.ts';
import { mendRow, type Mended, type MendInput } from './mend-row.ts';

const why = z.string().trim().min(3, 'Say how you know.').max(2000);
const mendInput = z.strictObject({
  extractNo: z.int().positive(),
  rowNo: z.int().positive(),
  corrected: z.record(z.string().max(200), z.string().max(2000)),
  why,
});

export interface MendingParts {
  /** The key under which addresses that must not be found are kept. */
  sealKey: Buffer;
}

/** One row of the quarantine, put right by a person and read again. */
export function mendQuarantined({ sealKey }: MendingParts): Job<MendInput, Mended & { message: string }> {
  return job({
    name: 'quarantine.mend',
    title: 'Put a row in quarantine right',
    input: mendInput,
    allow: { roles: ['data-steward'], system: ['importer'] },
    async run(ctx, input) {
      const mended = await ctx.transact(async (inner) => {
        const result = await mendRow(inner, sealKey, input);
        if (!result.ok) throw new RefusalError(result.refusal);
        return result.value;
      });
      const said = {
        accepted: 'It is accepted.',
        duplicate: 'It says what was known already.',
        superseded: 'A newer version of it had come meanwhile.',
      };
      const about = { kind: 'source-record', id: `${mended.extractNo}/${mended.rowNo}` };
      return ok({ ...mended, about, message: `The row is mended. ${said[mended.fate]}` });
    },
  });
}

export interface ReplayInput {
  source: string;
  /** Only rows that wait for this rule. */
  rule?: string | undefined;
  why: string;
}

export interface Replayed {
  rowsIn: number;
  rowsOut: number;
  stillWrong: number;
  message: string;
}

const batchRows = 200;
const count = (rows: number) => rows.toLocaleString('en-GB');

/** Every waiting row of a source, read again as it came with the newest mapping; what is still wrong goes on waiting. */
export function replayQuarantined({ sealKey }: MendingParts): Job<ReplayInput, Replayed> {
  return job({
    name: 'quarantine.replay',
    title: 'Read rows in quarantine again with the newest mapping',
    input: z.strictObject({ source: z.string(), rule: z.string().optional(), why }),
    allow: { roles: ['data-steward'], system: ['importer'] },
    async run(ctx, input) {
      ctx.progress.begin('Reading again what waits', undefined, 'rows');
      let after = { extractNo: 0, rowNo: 0 };
      let [rowsIn, rowsOut] = [0, 0];
      for (;;) {
        const waiting = await ctx.transact(({ db }) =>
          listWaiting(db, input.source, input.rule, after, batchRows),
        );
        if (waiting.length === 0 || ctx.signal.aborted) break;
        for (const { extractNo, rowNo } of waiting) {
          after = { extractNo, rowNo };
          rowsIn++;
          const row = { extractNo, rowNo, corrected: {}, why: input.why };
          // A row that is still wrong is no refusal of the replay: it wrote nothing, and goes on waiting.
          const mended = await ctx.transact((inner) => mendRow(inner, sealKey, row));
          if (mended.ok) rowsOut++;
          ctx.progress.step();
        }
      }
      const stillWrong = rowsIn - rowsOut;
      return ok({
        rowsIn,
        rowsOut,
        stillWrong,
        about: { kind: 'quarantine', id: input.source },
        message: `${count(rowsIn)} rows read again: ${count(rowsOut)} mended, ${count(stillWrong)} still wrong.`,
      });
    },
  });
}
