import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../kernel/actor.ts';
import { referenceOf } from '../../kernel/reference.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { listIncidents, type ListedIncident } from './index.ts';
import type { ListedIncidents } from './use-cases/list-incidents.ts';

/** A report as this test knows it, to work out by other means what the list should say. */
interface Report {
  id: string;
  incidentNo: number;
  rank: number;
  partner: number;
  handling: 'P' | 'C';
  /** Minutes since the beginning of 2025; few different ones, so that many are alike. */
  minute: number | null;
  kind: 'asb' | 'crime';
  nsir: 'personal' | 'nuisance';
  isMapped: boolean;
}

const partners = ['police', 'council', 'housing', 'victims'];
const start = Date.parse('2025-01-01T00:00:00Z');
let database: TestDatabase;
let reports: Report[];
const readers: { actor: UserActor; own: number; sees: number[] }[] = [];

function makeReports(): Report[] {
  const report = fc.record({
    partner: fc.nat({ max: 3 }),
    handling: fc.constantFrom('P' as const, 'P' as const, 'P' as const, 'C' as const),
    minute: fc.option(fc.nat({ max: 40 }), { nil: null, freq: 8 }),
    kind: fc.constantFrom('asb' as const, 'asb' as const, 'crime' as const),
    nsir: fc.constantFrom('personal' as const, 'nuisance' as const),
    isMapped: fc.boolean(),
  });
  const incidents = fc.array(fc.array(report, { minLength: 1, maxLength: 4 }), {
    minLength: 220,
    maxLength: 220,
  });
  const byTime = (a: { minute: number | null }, b: { minute: number | null }) =>
    (a.minute ?? Infinity) - (b.minute ?? Infinity) || 0;
  return fc
    .sample(incidents, { numRuns: 1, seed: 7 })[0]!
    .flatMap((told, at) =>
      [...told]
        .sort(byTime)
        .map((one, order) => ({ ...one, id: randomUUID(), incidentNo: at + 1, rank: order + 1 })),
    );
}

beforeAll(async () => {
  database = await openTestDatabase();
  for (const code of partners) await database.partner(code);
  await database.agreement(['police', 'council', 'housing']);
  reports = makeReports();
  await database.admin.query(
    `insert into incident_report (report_id, incident_id, incident_no, rank, report_count, partner_no, handling, regime, source_no,
       told_at, told_precision, kind, nsir, category, easting, northing)
     select id, md5(no::text)::uuid, no, rank, count(*) over (partition by no), partner, handling, 'uk-gdpr', 1,
       told, 'minute', kind, nsir, 'noise', case when mapped then 1 end, case when mapped then 1 end
     from jsonb_to_recordset($1) as r (id uuid, no int, rank int, partner int, handling text, told timestamptz, kind text, nsir text, mapped boolean)`,
    [
      JSON.stringify(
        reports.map(({ incidentNo, minute, isMapped, ...rest }) => ({
          ...rest,
          no: incidentNo,
          mapped: isMapped,
          told: minute === null ? null : new Date(start + minute * 60_000).toISOString(),
        })),
      ),
    ],
  );
  for (const [own, sees] of [
    [0, [0, 1, 2]],
    [2, [0, 1, 2]],
    [3, [3]],
  ] as const)
    readers.push({ actor: await database.signedIn('officer', partners[own]!), own, sees: [...sees] });
});
afterAll(() => database.close());

async function list(actor: UserActor, input: object): Promise<ListedIncidents> {
  const listed = await database.webGate.perform(listIncidents, actor, input);
  if (!listed.ok) throw new Error(listed.refusal.message);
  return listed.value;
}

interface Asked {
  kind: 'asb' | 'crime' | 'all';
  classes: ('personal' | 'nuisance')[];
  partners: string[];
  mapped?: 'yes' | 'no';
}

/** What the list should hold for a reader: number, minute of the report that stands for it, reports that the reader sees. */
function expected(reader: (typeof readers)[number], asked: Asked) {
  const seen = reports.filter(
    ({ partner, handling }) => reader.sees.includes(partner) && (handling === 'P' || partner === reader.own),
  );
  return [...Map.groupBy(seen, ({ incidentNo }) => incidentNo)].flatMap(([no, told]) => {
    const fitting = told.filter(
      (report) =>
        (asked.kind === 'all' || report.kind === asked.kind) &&
        (asked.classes.length === 0 || asked.classes.includes(report.nsir)) &&
        (asked.partners.length === 0 || asked.partners.includes(partners[report.partner]!)) &&
        (asked.mapped !== 'yes' || report.isMapped) &&
        (asked.mapped !== 'no' || told.every(({ isMapped }) => !isMapped)),
    );
    const [first] = fitting.toSorted((a, b) => a.rank - b.rank);
    return first ? [{ no, minute: first.minute, reports: told.length, fitting: fitting.length }] : [];
  });
}

const plain = ({ reference, told, reports }: ListedIncident) => ({
  reference,
  minute: told.at ? (told.at.epochMilliseconds - start) / 60_000 : null,
  reports,
});

describe('the list, against one worked out by other means', () => {
  const asked = fc.record({
    reader: fc.nat({ max: 2 }),
    kind: fc.constantFrom('asb' as const, 'crime' as const, 'all' as const),
    classes: fc.subarray(['personal' as const, 'nuisance' as const]),
    partners: fc.subarray(partners),
    mapped: fc.constantFrom(undefined, 'yes' as const, 'no' as const),
  });

  it('holds the same incidents, told at the same times, with the same counts, for every reader and filter', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ reader, mapped, ...filter }) => {
        const wanted = { ...filter, ...(mapped ? { mapped } : {}) };
        const truth = expected(readers[reader]!, wanted);
        const listed = await list(readers[reader]!.actor, { ...wanted, sort: 'told', size: 1000 });
        const byReference = (a: { reference: string }, b: { reference: string }) =>
          a.reference < b.reference ? -1 : 1;
        expect(listed.rows.map(plain).sort(byReference)).toEqual(
          truth
            .map(({ no, minute, reports }) => ({ reference: referenceOf('CW', no), minute, reports }))
            .sort(byReference),
        );
        expect(listed.count).toMatchObject({
          incidents: truth.length,
          reports: truth.reduce((sum, { fitting }) => sum + fitting, 0),
          exact: true,
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(['-told', 'told'] as const)(
    'sorted by %s is walked forwards and back without losing, repeating or moving an incident',
    async (sort) => {
      const { actor } = readers[0]!;
      const whole = (await list(actor, { sort, size: 1000 })).rows.map(({ reference }) => reference);
      const seen: string[] = [];
      let page = await list(actor, { sort, size: 17 });
      for (;;) {
        expect(page.first).toBe(seen.length + 1);
        seen.push(...page.rows.map(({ reference }) => reference));
        if (!page.next) break;
        page = await list(actor, { sort, size: 17, after: page.next });
      }
      expect(seen).toEqual(whole);
      while (page.previous) {
        const before = await list(actor, { sort, size: 17, after: page.previous });
        expect(before.first + before.rows.length).toBe(page.first);
        expect(before.rows.map(({ reference }) => reference)).toEqual(
          whole.slice(before.first - 1, page.first - 1),
        );
        page = before;
      }
      expect(page.first).toBe(1);
    },
  );

  it('is in order of the time told, what has no time last', async () => {
    const rows = (await list(readers[0]!.actor, { sort: '-told', size: 1000 })).rows.map(plain);
    const minutes = rows.map(({ minute }) => minute ?? -Infinity);
    expect(minutes).toEqual(minutes.toSorted((a, b) => b - a));
    expect(rows.at(-1)?.minute).toBeNull();
  });
});
