import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columns, countySources, kindsAsTold } from '../../../tests/fixtures/kinds-as-told.ts';
import { areasFrom, mapExtract } from '../../../tests/fixtures/mapped-extract.ts';
import { makeCounty, storyHousehold } from '../../demo/index.ts';
import type { StoredArea } from '../map/area-tagger.ts';
import type { MappedPerson, MappedRow } from '../map/mapped-row.ts';
import { readPersonName, readPhone } from '../map/values/index.ts';
import { shippedMappings } from './mapping-files.ts';
import { parseMapping } from './parse-mapping.ts';
import type { Mapping } from './schema.ts';

interface BadRow {
  source: string;
  row: number;
  key: string;
  kind: string;
  column?: string;
}
interface Incident {
  kind: string;
  happened: string;
  easting: number;
  northing: number;
  ward: string;
  lsoa: string;
  reports: { source: string; key: string }[];
}
interface PersonRecord {
  person: string;
  source: string;
  row: number;
  role: 'teller' | 'subject' | 'joint-tenant';
  errors: string[];
}
interface Person {
  person: string;
  surname: string;
  forename: string;
  born: string;
  phone: string;
  email: string;
}

const mappings = new Map<string, Mapping>();
for (const [code, text] of shippedMappings()) {
  const read = parseMapping(text, code);
  if (read.ok) mappings.set(code, read.value);
}

describe('every mapping file', () => {
  for (const [code, text] of shippedMappings())
    it(`${code} can be read, and is named for its source`, () => {
      const read = parseMapping(text, code);
      expect(read.ok ? read.value.source : read.refusal.message).toBe(code);
    });

  it('says under which law its rows are kept', () => {
    const regimes = [...mappings.values()].map(({ source, regime }) => [source, regime]);
    expect(Object.fromEntries(regimes)).toEqual({
      'council-service-requests': 'uk-gdpr',
      'fire-incidents': 'uk-gdpr',
      'housing-cases': 'uk-gdpr',
      'police-incidents': 'dpa-part-3',
      'police-uk-street': 'open-data',
      'victim-referrals': 'uk-gdpr',
    });
  });
});

describe('the extracts of the fictional county', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cw-mappings-'));
  const mapped = new Map<string, MappedRow[]>();
  const truth = { bad: [] as BadRow[], incidents: [] as Incident[], records: [] as PersonRecord[] };
  const persons = new Map<string, Person>();
  let areas: StoredArea[] = [];

  const lines = <T>(name: string): T[] =>
    readFileSync(join(folder, 'truth', `${name}.ndjson`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  const codeOf = (no: number | null) => areas.find((area) => area.no === no)?.code;
  const allRows = () => [...mapped].flatMap(([file, rows]) => rows.map((row) => ({ file, row })));
  /** The row of a report as it stood last: where a key came twice, the later. */
  const byKey = () => new Map(allRows().map(({ file, row }) => [`${file} ${row.key}`, row]));

  beforeAll(async () => {
    await makeCounty({ seed: 5, scale: 0.05, outDir: folder });
    const read = areasFrom(join(folder, 'boundaries'));
    areas = read.areas;
    for (const [source, file] of countySources)
      mapped.set(file, await mapExtract(join(folder, 'extracts', file), mappings.get(source)!, read.tagger));
    truth.bad = lines('bad-rows');
    truth.incidents = lines('incidents');
    truth.records = lines('person-records');
    for (const person of lines<Person>('persons')) persons.set(person.person, person);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have faults in exactly the rows that were written badly, and in the columns that were', () => {
    const found = [...mapped].flatMap(([file, rows]) =>
      rows.flatMap(({ faults }, at) =>
        faults.length === 0
          ? []
          : [`${file} ${at + 1} ${columns([...new Set(faults.map((f) => f.field!))])}`],
      ),
    );
    const planted = truth.bad.flatMap(({ source, row, kind, column }) =>
      kind === 'duplicate' || kind === 'earlier-version' ? [] : [`${source} ${row} ${columns([column!])}`],
    );
    expect(new Set(truth.bad.map(({ kind }) => kind))).toContain('grid-in-sea');
    expect(planted.length).toBeGreaterThanOrEqual(20);
    expect(found.sort()).toEqual(planted.sort());
  });

  it('tell of each report once, but for rows that came twice and keys that were blank', () => {
    for (const [file, rows] of mapped) {
      const told = truth.incidents.flatMap(({ reports }) => reports.filter(({ source }) => source === file));
      const blank = truth.bad.filter(({ source, kind }) => source === file && kind === 'blank-key');
      const keys = new Set(rows.flatMap(({ key }) => key ?? []));
      expect([...keys, ...blank.map(({ key }) => key)].sort()).toEqual(told.map(({ key }) => key).sort());
      const twice = truth.bad.filter(
        ({ source, kind }) => source === file && (kind === 'duplicate' || kind === 'earlier-version'),
      );
      expect(rows.length).toBe(told.length + twice.length);
    }
  });

  it('give what happened the category that each partner’s own words mean', () => {
    const seen = new Set<string>();
    const rows = byKey();
    for (const { kind, reports } of truth.incidents)
      for (const { source, key } of reports) {
        const report = rows.get(`${source} ${key}`)?.report;
        if (!report) continue;
        const said = `${report.category} ${report.nsir}`;
        seen.add(kind);
        expect(kindsAsTold[kind]?.[source], `${kind} as told in ${source}, ${key}`).toContain(said);
      }
    expect([...seen].sort()).toEqual(Object.keys(kindsAsTold).sort());
  });

  it('say truly when it happened, whatever clock the partner keeps', () => {
    const rows = byKey();
    const minutes = new Map<string, number>();
    for (const { happened, reports } of truth.incidents)
      for (const { source, key } of reports) {
        const report = rows.get(`${source} ${key}`)?.report;
        if (!report) continue;
        const at = Date.parse(happened);
        expect(report.toldAt, key).toBeGreaterThanOrEqual(at);
        if (report.happenedFrom === null) continue;
        expect(report.happenedFrom, key).toBeLessThanOrEqual(at);
        expect(report.happenedTo, key).toBeGreaterThan(at);
        minutes.set(source, (minutes.get(source) ?? 0) + 1);
      }
    expect([...minutes.keys()].sort()).toEqual([
      'council-service-requests.xlsx',
      'housing-cases.json',
      'police-incidents.csv',
      'victim-referrals.ndjson',
    ]);
  });

  it('lie in the ward and the small area where it happened, where the point is to the metre', () => {
    const rows = byKey();
    let compared = 0;
    for (const { easting, northing, ward, lsoa, reports } of truth.incidents)
      for (const { source, key } of reports) {
        const place = rows.get(`${source} ${key}`)?.report?.place;
        if (place?.easting == null || Math.hypot(place.easting - easting, place.northing! - northing) > 1)
          continue;
        compared++;
        expect([codeOf(place.wardNo), codeOf(place.lsoaNo)], key).toEqual([ward, lsoa]);
      }
    expect(compared).toBeGreaterThan(300);
  });

  it('name each person once, in the part they had', () => {
    const partOf: Record<PersonRecord['role'], MappedPerson['role'][]> = {
      teller: ['reporter', 'victim', 'witness'],
      subject: ['subject'],
      'joint-tenant': [null],
    };
    const cameTwice = new Set(
      truth.bad.flatMap(({ source, row, kind }) =>
        kind === 'duplicate' || kind === 'earlier-version' ? [`${source}, row ${row}`] : [],
      ),
    );
    const expected = new Map<string, PersonRecord[]>();
    for (const record of truth.records) {
      const row = `${record.source}, row ${record.row}`;
      expected.set(row, [...(expected.get(row) ?? []), record]);
    }
    for (const [file, rows] of mapped)
      for (const [at, { faults, people }] of rows.entries()) {
        const where = `${file}, row ${at + 1}`;
        if (faults.length > 0 || cameTwice.has(where)) continue;
        const records = expected.get(where) ?? [];
        expect(people.length, where).toBe(records.length);
        for (const { role } of records)
          expect(
            people.filter((person) => partOf[role].includes(person.role)).length,
            `${role} in ${where}`,
          ).toBe(records.filter((one) => one.role === role).length);
      }
  });

  it('give those who were taken down without a slip their own name, birthday, telephone and e-mail', () => {
    const compared = { name: 0, bornOnDay: 0, phone: 0, email: 0 };
    // Those of the story are spelt as the story has it, not by chance.
    const inStory = new Set(lines<{ id?: string }>('story').map(({ id }) => id));
    for (const { source, row, role, errors, person: id } of truth.records) {
      const found = mapped.get(source)![row - 1]!;
      const person = found.faults.length === 0 ? personInPart(found, role) : undefined;
      if (errors.length > 0 || !person || inStory.has(id)) continue;
      const { surname, forename, born, phone, email } = persons.get(id)!;
      const name = readPersonName(`${surname}, ${forename}`);
      expect(person.nameKey, `${source} ${row}`).toBe(name.ok && name.value.key);
      compared.name++;
      if (person.bornOnDay !== null) {
        expect(dayOf(person.bornOnDay)).toBe(born);
        compared.bornOnDay++;
      }
      if (person.phone !== null && phone !== '') {
        const number = readPhone(phone);
        expect(person.phone).toBe(number.ok && number.value.e164);
        compared.phone++;
      }
      if (person.email !== null) {
        expect(person.email).toBe(email);
        compared.email++;
      }
    }
    for (const count of Object.values(compared)) expect(count).toBeGreaterThan(30);
  });

  it('quote only police references of the same incident', () => {
    const incidentOf = new Map(
      truth.incidents.flatMap((incident, at) => incident.reports.map(({ key }) => [key, at])),
    );
    const quoting = allRows().filter(({ row }) => row.report?.crossReference);
    for (const { row } of quoting)
      expect(incidentOf.get(row.report!.crossReference!), row.key!).toBe(incidentOf.get(row.key!));
    const quotes = new Set(quoting.map(({ file }) => file));
    expect([...quotes]).toEqual(
      expect.arrayContaining(['council-service-requests.xlsx', 'victim-referrals.ndjson']),
    );
    for (const source of ['housing-cases', 'fire-incidents'])
      expect(mappings.get(source)!.report['cross-reference']).toMatch(/police_?ref/i);
  });

  it('say when partners acknowledged, visited and closed, never before the report was told', () => {
    const answered = { acknowledgedAt: 0, visitedAt: 0, closedAt: 0 };
    for (const { row } of allRows())
      for (const step of ['acknowledgedAt', 'visitedAt', 'closedAt'] as const) {
        const at = row.report?.[step] ?? null;
        if (at === null) continue;
        answered[step]++;
        expect(at, `${row.key} ${step}`).toBeGreaterThanOrEqual(row.report!.toldAt);
      }
    for (const count of Object.values(answered)) expect(count).toBeGreaterThan(300);
    const open = allRows().filter(({ row }) => row.report && row.report.closedAt === null);
    expect(new Set(open.map(({ row }) => row.report!.outcome))).toEqual(new Set([null]));
  });

  it('keep a referral with the victim service, unless the person agreed to share it', () => {
    const rows = mapped.get('victim-referrals.ndjson')!.filter(({ faults }) => faults.length === 0);
    const agreed = rows.map(({ content }) => (JSON.parse(content) as Referral).consent.share_with_partners);
    expect(new Set(agreed).size).toBe(2);
    expect(rows.map(({ report }) => report!.handling)).toEqual(agreed.map((yes) => (yes ? 'P' : 'C')));
  });

  it('seal the home of someone who asks for no contact, and nobody else’s', async () => {
    const text = readFileSync(join(folder, 'extracts', 'victim-referrals.ndjson'), 'utf8').split('\n');
    const asked = (JSON.parse(text[0]!) as Referral)!;
    asked.consent.contact = false;
    asked.person.address = { lines: ['14 Tarn Close', 'Coppergarth', 'Lodebridge'], postcode: 'QH3 3AA' };
    const other = structuredClone(asked);
    other.referral += 'X';
    other.consent.contact = true;
    const path = join(folder, 'asked.ndjson');
    writeFileSync(path, `${JSON.stringify(asked)}\n${JSON.stringify(other)}\n`);
    const { tagger } = areasFrom(join(folder, 'boundaries'));
    const [sealed, plain] = await mapExtract(path, mappings.get('victim-referrals')!, tagger);
    expect(sealed!.people[0]).toMatchObject({ addressText: null, postcode: null });
    expect(sealed!.people[0]!.sealedAddress).toContain('14 Tarn Close, Coppergarth, Lodebridge');
    expect(sealed!.content).not.toMatch(/Tarn Close|QH3/);
    expect(sealed!.report!.words).toBeNull();
    expect(plain!.people[0]).toMatchObject({
      addressText: '14 Tarn Close, Coppergarth, Lodebridge',
      postcode: 'QH3 3AA',
      sealedAddress: null,
    });
  });

  it('tell the whole story of the household in Tarn Close', () => {
    const rows = byKey();
    const files = { police: 'police-incidents.csv', council: 'council-service-requests.xlsx' };
    const others = { housing: 'housing-cases.json', victims: 'victim-referrals.ndjson' };
    const fileOf: Record<string, string> = { ...files, ...others };
    for (const { partner, key } of storyHousehold.keys) {
      const row = rows.get(`${fileOf[partner]} ${key}`)!;
      expect(row.faults, key).toEqual([]);
      const tellers = row.people.filter(({ role }) => role !== 'subject' && role !== null);
      expect(tellers, key).toHaveLength(1);
    }
    const intimidated = rows.get('police-incidents.csv HP-20250816-9001')!;
    expect(intimidated.people.map(({ role, surname }) => [role, surname])).toEqual([
      ['victim', 'Marwood'],
      ['subject', 'Orrick'],
    ]);
    const atHome = rows.get('council-service-requests.xlsx SR-25-900003')!;
    expect(atHome.report!.crossReference).toBe('HP-20251108-9001');
    expect([atHome.people[0]!.uprn, atHome.report!.place!.uprn]).toEqual(['999000000014', '999000000014']);
  });
});

interface Referral {
  referral: string;
  consent: { share_with_partners: boolean; contact: boolean };
  person: { address: { lines: string[]; postcode: string | null } };
}

const dayOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The one person of a row in a part; undefined where two share it. */
function personInPart({ people }: MappedRow, role: PersonRecord['role']): MappedPerson | undefined {
  const found = people.filter(
    (person) =>
      (role === 'subject') === (person.role === 'subject') &&
      (role === 'joint-tenant') === (person.role === null),
  );
  return found.length === 1 ? found[0] : undefined;
}
