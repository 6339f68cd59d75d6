import { z } from 'zod';
import { ok, refuse, RefusalError } from '../../kernel/result.ts';
import { job, type JobCtx } from '../../kernel/use-case.ts';
import { capsOf } from '../land/reading/caps.ts';
import type { Fault } from '../map/faults.ts';
import { readAreas } from '../map/surroundings-store.ts';
import { entryReader, type GazetteerEntry } from './entry-reader.ts';
import { gazetteerFileName, openGazetteerFile } from './gazetteer-file.ts';
import { keepEntries } from './gazetteer-store.ts';

const column = z.string().min(1).max(80);

/** What a gazetteer took in: rows read are those accepted and those refused. */
export interface GazetteerImported {
  read: number;
  accepted: number;
  refused: number;
  /** Of the accepted, those that were new or said something else than before. */
  written: number;
  /** Why rows were refused: how many for each reason, and the sentence of the first. */
  reasons: { rule: string; rows: number; first: string }[];
  rowsIn: number;
  rowsOut: number;
  warnings: number;
  message: string;
  nextStep: string;
}

/** Rows kept in one transaction. */
const chunkRows = 20_000;

/**
 * Takes in a list of properties and their points from a CSV file on this machine, so that what is told by property number
 * or address alone has a place on the map once the picture is derived again. Importing a list again writes nothing; no
 * entry is ever taken away.
 *
 * Refused: no such file, no such column, a file cut short, told to stop.
 */
export const importGazetteer = job({
  name: 'gazetteer.import',
  title: 'Bring in a gazetteer: where properties are',
  input: z.strictObject({
    path: z.string().min(1),
    columns: z.strictObject({
      uprn: column.default('UPRN'),
      easting: column.default('EASTING'),
      northing: column.default('NORTHING'),
      address: z.array(column).max(12).default([]),
      postcode: column.optional(),
      usrn: column.optional(),
    }),
    /** Postcode areas accepted besides the real ones. */
    postcodeAreas: z.array(z.string().regex(/^[A-Z]{1,2}$/)).default([]),
    attribution: z.string().min(3).max(500),
  }),
  allow: { roles: ['data-steward', 'administrator'], system: ['setup', 'importer'] },
  async run(ctx, { path, columns, postcodeAreas, attribution }) {
    const fileName = gazetteerFileName(path);
    const areas = await ctx.transact(({ db }) => readAreas(db));
    const opened = await openGazetteerFile({ path, columns, caps: capsOf(ctx.policy) });
    const read = entryReader(columns, opened.columns, { fileName, areas, postcodeAreas });
    const tally: Tally = { read: 0, accepted: 0, written: 0, faults: new Map() };
    ctx.progress.begin(`Bringing in ${fileName}`, undefined, 'rows');
    try {
      let chunk: GazetteerEntry[] = [];
      for await (const batch of opened.rows) {
        if (ctx.signal.aborted) throw stopped(tally.accepted);
        for (const row of batch) {
          const found = read(row);
          tally.read++;
          if (found.ok) chunk.push(found.entry);
          else count(tally.faults, found.fault);
        }
        ctx.progress.step(batch.length);
        if (chunk.length < chunkRows) continue;
        await keep(ctx, tally, chunk, attribution);
        chunk = [];
      }
      if (chunk.length > 0) await keep(ctx, tally, chunk, attribution);
    } finally {
      opened.close();
    }
    return ok(imported(tally));
  },
});

interface Tally {
  read: number;
  accepted: number;
  written: number;
  faults: Map<string, { rows: number; first: string }>;
}

function count(faults: Tally['faults'], { rule, message }: Fault): void {
  const known = faults.get(rule);
  if (known) known.rows++;
  else faults.set(rule, { rows: 1, first: message });
}

async function keep(
  ctx: JobCtx,
  tally: Tally,
  entries: GazetteerEntry[],
  attribution: string,
): Promise<void> {
  tally.written += await ctx.transact(async (inner) => {
    const written = await keepEntries(inner.db, entries, attribution);
    inner.audit({ subjectKind: 'gazetteer', facts: { entries: entries.length, written, attribution } });
    return written;
  });
  tally.accepted += entries.length;
}

const number = (rows: number) => rows.toLocaleString('en-GB');

function imported({ read, accepted, written, faults }: Tally): GazetteerImported {
  const refused = read - accepted;
  return {
    read,
    accepted,
    refused,
    written,
    reasons: [...faults]
      .map(([rule, { rows, first }]) => ({ rule, rows, first }))
      .sort((a, b) => b.rows - a.rows),
    rowsIn: read,
    rowsOut: accepted,
    warnings: refused,
    message: `${number(read)} rows read: ${number(accepted)} accepted (${number(written)} new or changed), ${number(refused)} refused.`,
    nextStep: 'Nothing to do: the picture is derived again, and what the gazetteer knows is then on the map.',
  };
}

function stopped(rows: number): RefusalError {
  return new RefusalError(
    refuse(
      'refused',
      'gazetteer/stopped',
      `Stopped after ${number(rows)} entries, which are kept. Import the same file again for the rest.`,
    ).refusal,
  );
}
