import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../kernel/actor.ts';
import { gridFromLonLat } from '../../engines/geometry/index.ts';
import { referenceOf } from '../../kernel/reference.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { pictureOf, type GivenReport, type Picture } from '../../../tests/fixtures/picture.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { routes } from './index.ts';

let database: TestDatabase;
let server: TestServer;
let picture: Picture;
const visitors = new Map<string, Promise<Visitor>>();

/** The one visitor of a role at a partner, with a purpose of that role. */
function visitor(role: Role, partner = 'council'): Promise<Visitor> {
  const key = `${role} ${partner}`;
  if (!visitors.has(key)) visitors.set(key, server.signedIn(role, partner));
  return visitors.get(key)!;
}
const read = async (url: string, role: Role = 'officer', partner = 'council') =>
  wordsOf((await (await visitor(role, partner)).get(url)).body);
const referenceFor = async (key: string) => referenceOf('CW', await picture.incidentNo(key));
const tableOf = (body: string) => wordsOf(/<table[\s\S]*<\/table>/.exec(body)?.[0] ?? '');

beforeAll(async () => {
  database = await openTestDatabase();
  picture = pictureOf(database);
  for (const [code, name, kind] of [
    ['police', 'Harrow Police', 'police'],
    ['council', 'Harrow Council', 'council'],
    ['housing', 'Hearthstone Homes', 'housing'],
    ['victims', 'Victim Care', 'victim-service'],
  ] as const) {
    await database.partner(code, kind);
    await database.admin.query('update partner set name = $2, kind = $3 where code = $1', [code, name, kind]);
  }
  await database.agreement(['police', 'council', 'housing']);
  await picture.area({ code: 'E05000001', name: 'Harbourside', at: [410_000, 310_000] });
  await picture.area({ code: 'E05000002', name: 'Castle', at: [411_000, 310_000] });
  await picture.area({ kind: 'lsoa', code: 'E01000001', name: 'Harbourside 001A' });
  await picture.reports(given);
  server = await openTestServer(database, { routes });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const given: GivenReport[] = [
  {
    partner: 'police',
    incident: 'next-door',
    toldAt: '2025-11-03T17:30:00Z',
    nsir: 'personal',
    category: 'neighbour-noise',
    place: 'Flat 3, 14 Larkspur Way',
    ward: 'E05000001',
    lsoa: 'E01000001',
    words: 'Drumming through the wall since midnight, says Mrs Marwood.',
    people: [
      { forenames: 'Kathleen', surname: 'Marwood', role: 'victim', key: 'kathleen', bornOn: '1957-03-14' },
      { forenames: 'Dale', surname: 'Orrick', role: 'subject' },
    ],
    regime: 'dpa-part-3',
    visitedAt: '2025-11-04T10:00:00Z',
  },
  {
    partner: 'council',
    incident: 'next-door',
    toldAt: '2025-11-05T09:00:00Z',
    category: 'noise',
    place: '14 Larkspur Way',
    ward: 'E05000001',
    words: 'Loud music every night.',
    people: [{ forenames: 'Kath', surname: 'Marwood', role: 'reporter', key: 'kathleen' }],
    closedAt: '2025-11-09T09:00:00Z',
    outcome: 'Advice given',
    sourceCategory: 'NOISE-DOM',
  },
  {
    partner: 'victims',
    incident: 'next-door',
    toldAt: '2025-11-01T09:00:00Z',
    place: '99 Secret Street',
    words: 'Hidden from the others.',
  },
  {
    partner: 'housing',
    incident: 'bins',
    toldAt: '2025-06-30T23:30:00Z',
    nsir: 'environmental',
    category: 'fly-tipping',
    place: '=HYPERLINK("x")',
    at: null,
    handling: 'P',
  },
  {
    partner: 'police',
    incident: 'conditional',
    toldAt: '2025-10-01T09:00:00Z',
    handling: 'C',
    place: '5 Quay Steps',
    ward: 'E05000002',
    words: 'Told in confidence.',
  },
  {
    partner: 'council',
    incident: 'own',
    toldAt: '2025-09-01T09:00:00Z',
    place: '2 Mill Lane',
    ward: 'E05000002',
    words: 'Graffiti on the <b>wall</b>.',
    people: [{ forenames: 'Amir', surname: 'Shah', role: 'witness' }],
  },
  {
    partner: 'police',
    incident: 'burglary',
    toldAt: '2025-10-01T00:00:00Z',
    precision: 'month',
    kind: 'crime',
    nsir: 'not-asb',
    category: 'burglary',
    place: 'On or near Mill Lane',
    regime: 'open-data',
  },
  { partner: 'council', incident: 'undated', toldAt: null, place: null, category: 'begging' },
];

describe('the list of incidents', () => {
  it('opens with one sentence about what the reader may see', async () => {
    expect(await read('/incidents')).toContain(
      '4 incidents told in 5 reports to 3 partners between 1 July and 5 November 2025; 1 has no place on the map.',
    );
    expect(await read('/incidents?kind=crime')).toContain('1 crime told to 1 partner on 1 October 2025.');
    expect(await read('/incidents?kind=all')).toContain('5 incidents and crimes told in 6 reports');
  });

  it('shows an incident as the earliest of its reports that the reader may see', async () => {
    const words = await read('/incidents?area=ward.E05000001');
    expect(words).toContain(
      `${await referenceFor('next-door')} 3 Nov 2025, 17:30 Noise from neighbours Flat 3, 14 Larkspur Way Harbourside Police, Council`,
    );
    expect(words).not.toContain('Secret Street');
    const police = await read('/incidents', 'officer', 'victims');
    expect(police).toContain('1 incident told to 1 partner on 1 November 2025.');
    expect(police).toContain('99 Secret Street');
  });

  it('keeps what is handled conditionally with its own partner', async () => {
    expect(await read('/incidents')).not.toContain('Quay Steps');
    expect(await read('/incidents', 'officer', 'police')).toContain('Quay Steps');
  });

  it('shows a partner without an agreement nothing of the others', async () => {
    const words = await read('/incidents?kind=all', 'officer', 'victims');
    for (const other of ['Larkspur', 'Mill Lane', 'HYPERLINK']) expect(words).not.toContain(other);
  });

  it.each<[string, string, string[], string[]]>([
    ['by partner', 'partner=housing', ['fly-tipping'], ['Larkspur', 'Mill Lane']],
    ['by several partners', 'partner=housing&partner=police', ['fly-tipping', 'Larkspur'], ['Mill Lane']],
    ['by class', 'class=environmental', ['fly-tipping'], ['Larkspur']],
    ['by a branch of the categories', 'category=rowdy-neighbours', ['Larkspur'], ['fly-tipping']],
    ['by area', 'area=ward.E05000002', ['2 Mill Lane'], ['Larkspur']],
    ['by small area', 'area=lsoa.E01000001', ['Larkspur'], ['2 Mill Lane']],
    ['by local days, the last included', 'from=2025-07-01&until=2025-07-01', ['fly-tipping'], ['Larkspur']],
    ['by the day before', 'from=2025-06-30&until=2025-06-30', [], ['fly-tipping', 'Begging']],
    ['to those without a place', 'mapped=no', ['fly-tipping'], ['Larkspur']],
    ['to those with a place', 'mapped=yes', ['Larkspur'], ['fly-tipping']],
    ['by words that were said', 'q=drumming', ['Larkspur'], ['2 Mill Lane']],
    ['by the beginning of a street', 'q=lark', ['Larkspur'], ['2 Mill Lane']],
    ['by words that nobody said', 'q=xylophone', [], ['Larkspur', '2 Mill Lane']],
    ['by an area that is none', 'area=ward.E05999999', [], ['Larkspur']],
    ['by a category that is none', 'category=none', [], ['Larkspur']],
  ])('is filtered %s', async (_how, query, shown, left) => {
    const { body } = await (await visitor('officer')).get(`/incidents?${query}`);
    const words = tableOf(body).toLowerCase();
    for (const text of shown) expect(words).toContain(text.toLowerCase());
    for (const text of left) expect(words).not.toContain(text.toLowerCase());
    if (shown.length === 0) expect(wordsOf(body)).toContain('No incidents match');
  });

  it('finds one incident by its reference, however it is typed and whatever else is chosen', async () => {
    const reference = await referenceFor('own');
    const typed = reference.toLowerCase().replaceAll('-', ' ');
    const { body } = await (
      await visitor('officer')
    ).get(`/incidents?kind=crime&q=${encodeURIComponent(typed)}`);
    expect(tableOf(body)).toContain(`${reference} 1 Sep 2025`);
    expect(await read(`/incidents?q=${await referenceFor('conditional')}`)).toContain('No incidents match');
  });

  it('finds an incident by what a partner calls its report, for those who may see that report', async () => {
    const { rows } = await database.admin.query<{ key: string }>(
      `select source_key as key from report r join incident_report i on i.report_id = r.id where i.incident_no = $1`,
      [await picture.incidentNo('own')],
    );
    const { body } = await (await visitor('officer')).get(`/incidents?kind=crime&q=${rows[0]!.key}`);
    expect(tableOf(body)).toContain(`${await referenceFor('own')} 1 Sep 2025`);
    const held = await database.admin.query<{ key: string }>(
      `select source_key as key from report r join incident_report i on i.report_id = r.id where i.incident_no = $1`,
      [await picture.incidentNo('conditional')],
    );
    expect(await read(`/incidents?q=${held.rows[0]!.key}`)).toContain('No incidents match');
  });

  it('takes the words off someone who may not read them, and the numbers off the places', async () => {
    expect(await read('/incidents?q=drumming', 'analyst')).toContain('No incidents match');
    const words = await read('/incidents?q=lark', 'analyst');
    expect(words).toContain('Larkspur Way');
    expect(words).not.toContain('14 Larkspur');
    expect(await read('/incidents?q=14+larkspur', 'analyst')).toContain('No incidents match');
    expect(await read('/incidents?q=14+larkspur')).toContain('14 Larkspur Way');
  });

  it('leaves out of the audit what was looked for', async () => {
    await read('/incidents?q=Marwood');
    const { rows } = await database.admin.query(
      "select facts, fields from audit_leaf where use_case = 'incidents.list' order by at desc limit 1",
    );
    expect(rows[0]).toEqual({ facts: { kind: 'asb', searched: true, shown: 1 }, fields: ['reports'] });
  });

  it.each<[Role, number]>([
    ['officer', 200],
    ['analyst', 200],
    ['manager', 200],
    ['data-steward', 200],
    ['councillor', 403],
    ['board-member', 403],
    ['administrator', 403],
  ])('answers a %s with %i', async (role, status) => {
    for (const url of ['/incidents', '/incidents/map', '/incidents.csv'])
      expect((await (await visitor(role)).get(url)).statusCode).toBe(status);
  });
});

describe('days in the address that cannot be read', () => {
  it.each(['/incidents', '/incidents/map', '/incidents.csv'])(
    'are named by %s, which then shows nothing',
    async (url) => {
      const words = await read(`${url}?from=31/02/2024&until=2025-12-31&partner=police`);
      expect(words).toContain('There is a problem The first day must be a real date, such as 3/11/2025');
      expect(words).not.toContain('Castle');
      expect((await (await visitor('officer')).get(`${url}?from=31/02/2024&partner=police`)).body).toContain(
        '<input type="hidden" name="partner" value="police"/>',
      );
    },
  );

  it('are named when they stand the wrong way round', async () =>
    expect(await read('/incidents?from=2025-06-02&until=2025-06-01')).toContain(
      'The last day must be the same as or after the first day',
    ));
});

describe('the map of incidents', () => {
  it('counts each area in a table, and says what has no place', async () => {
    const words = await read('/incidents/map');
    expect(words).toContain('Castle has the most, 1 incident.');
    expect(words).toContain('Harbourside 1');
    expect(words).toContain('2 more have no place on the map');
    expect(await read('/incidents/map?by=lsoa&kind=all')).toContain('Harbourside 001A 1');
  });

  it('shows single incidents to someone who may know people, each by its square of 100 metres, and to nobody else', async () => {
    const { body } = await (await visitor('officer')).get('/incidents/map?area=ward.E05000002');
    expect(body).toContain(`"label":"${await referenceFor('own')}"`);
    const [, longitude, latitude] = /"coordinates":\[(-1\.8[\d.]+),(52\.6[\d.]+)\]/.exec(body) ?? [];
    const [easting, northing] = gridFromLonLat(Number(longitude), Number(latitude));
    expect([easting, northing]).toEqual([expect.closeTo(410_550, 1), expect.closeTo(310_550, 1)]);
    const analyst = (await (await visitor('analyst')).get('/incidents/map')).body;
    expect(analyst).not.toContain('"Point"');
    expect(analyst).not.toMatch(/CW-\w{3}-\w{3}/);
  });

  it('hides small numbers from someone who may not know whom they are about', async () => {
    const words = await read('/incidents/map', 'analyst');
    expect(words).toContain('Every ward has fewer than 5.');
    expect(words).toContain('fewer than 5, not shown');
    expect(words).toContain('those under five are not shown');
    expect(words).not.toMatch(/Castle 1|Harbourside 1 /);
  });
});

describe('the list as a file', () => {
  it('holds what the page does, cannot be run by a spreadsheet, and says what it is', async () => {
    const { body, headers } = await (await visitor('officer')).get('/incidents.csv?from=2025-07-01');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = body.split('\r\n');
    expect(lines[0]).toMatch(/^Incident,Told,/);
    expect(lines[1]).toContain(await referenceFor('next-door'));
    expect(lines[1]).toContain('2025-11-03T17:30+00:00');
    expect(lines[3]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[4]).toBe('');
    expect(lines.slice(5).join(' ')).toMatch(
      /About this file .*Harrow Council, Hearthstone Homes, Harrow Police.* Kind: incidents; Told: since 1 July 2025.* Rows: 3 .*Boundaries of a made-up county\./,
    );
  });
});

describe('one incident', () => {
  const open = async (key: string, role: Role = 'officer', partner = 'council') =>
    (await visitor(role, partner)).get(`/incidents/${await referenceFor(key)}`);
  const giveReason = async (
    key: string,
    fields: Record<string, string>,
    role: Role = 'officer',
    partner = 'council',
  ) => (await visitor(role, partner)).post(`/incidents/${await referenceFor(key)}/reason`, fields);
  const goodReason = { reason: 'victim', words: 'Mrs M rang about last night' };

  it('asks why, before it shows people whom another partner told of', async () => {
    const asked = wordsOf((await open('next-door')).body);
    expect(asked).toContain('Why are you opening this incident?');
    expect(asked).toContain('involves people whom Harrow Police told us of');
    expect(asked).not.toContain('Marwood');
    expect(wordsOf((await open('own')).body)).toContain('Amir Shah');
  });

  it('asks again when the reason says nothing, and keeps what was typed', async () => {
    const refused = await giveReason('next-door', { words: 'because' });
    expect(refused.statusCode).toBe(422);
    expect(wordsOf(refused.body)).toContain('Choose why you are opening this incident');
    expect(wordsOf(refused.body)).toContain('Say in your own words why, in 10 characters or more');
    expect(refused.body).toContain('>because</textarea>');
  });

  it('opens once the reason is given, for that person and that session, and the reason is in the audit', async () => {
    const sent = await giveReason('next-door', goodReason);
    expect(sent.headers.location).toBe(`/incidents/${await referenceFor('next-door')}`);
    expect(wordsOf((await open('next-door')).body)).toContain('Kathleen Marwood');
    const { rows } = await database.admin.query(
      "select l.facts, w.why from audit_leaf l join audit_why w on w.leaf_id = l.id where l.use_case = 'incidents.give-reason' and l.outcome = 'done' and l.subject_id = $1",
      [await referenceFor('next-door')],
    );
    expect(rows).toEqual([
      { facts: { reason: 'victim' }, why: 'Helping a victim or a witness: Mrs M rang about last night' },
    ]);
    const colleague = await server.signedIn('officer', 'council');
    expect(wordsOf((await colleague.get(`/incidents/${await referenceFor('next-door')}`)).body)).toContain(
      'Why are you opening',
    );
    const { actor } = await visitor('officer');
    await database.admin.query('update session set created_at = clock_timestamp() where user_id = $1', [
      actor!.userId,
    ]);
    expect(wordsOf((await open('next-door')).body)).toContain('Why are you opening');
    await giveReason('next-door', goodReason);
  });

  it('tells who was told what, in their words, who is involved and what was done', async () => {
    const words = wordsOf((await open('next-door')).body);
    expect(words).toContain(
      'Told to 2 partners in 2 reports between 3 and 5 November 2025; first to Harrow Police. Visited on 4 November 2025; closed by some partners, not by all.',
    );
    expect(words).toContain('Harrow Police was told on 3 November 2025 at 5:30pm');
    expect(words).toContain('Drumming through the wall since midnight, says Mrs Marwood.');
    expect(words).toContain('Kathleen Marwood, also Kath Marwood reporter, victim 14 Mar 1957');
    expect(words).toContain('Dale Orrick subject');
    expect(words).toMatch(/Harrow (Police, Harrow Council|Council, Harrow Police) 2 partners/);
    expect(words).toContain('Records on this page are held for law enforcement');
    expect(words).toContain('Harbourside 001A. Boundaries of a made-up county.');
  });

  it('shows nothing of a report that the reader may not see, not even that there is one', async () => {
    const words = wordsOf((await open('next-door')).body);
    for (const hidden of ['Secret Street', 'Hidden from', 'Victim Care', '3 reports', '3 partners'])
      expect(words).not.toContain(hidden);
  });

  it('says of each fact where it was read', async () => {
    const words = wordsOf((await open('next-door')).body);
    expect(words).toContain('Fact 1. Harrow Police 2. Harrow Council');
    expect(words).toContain('Source Reports of police Reports of council');
    expect(words).toContain('File police-2025.csv council-2025.csv');
    expect(words).toContain('Row of the file 1 1');
    expect(words).toContain('Read by mapping Version 3 Version 3');
    expect(words).toContain('What Noise from neighbours Noise, from “NOISE-DOM”');
    expect(words).toContain('Outcome Not given Advice given');
  });

  it('opens without people, words or house numbers for someone who may not know them, and asks no reason', async () => {
    const { body } = await open('next-door', 'analyst');
    const words = wordsOf(body);
    expect(words).toContain('What was said is not shown to you.');
    expect(words).toContain('not who is involved or what they said');
    expect(words).toContain('SK 105 105, to 100 metres');
    for (const hidden of ['Marwood', 'Orrick', 'Drumming', '14 Larkspur', 'Flat 3'])
      expect(body).not.toContain(hidden);
  });

  it('says what was typed into a system as text, never as markup', async () => {
    expect((await open('own')).body).toContain('Graffiti on the &lt;b>wall&lt;/b>.');
  });

  it('marks what is handled under conditions, for its own partner', async () => {
    expect(wordsOf((await open('conditional', 'officer', 'police')).body)).toContain(
      'Conditions: your partner only',
    );
  });

  it('is shown as open data where it is, and names nobody', async () => {
    const words = wordsOf((await open('burglary')).body);
    expect(words).toContain('Crime CW-');
    expect(words).toContain(
      'Told to Harrow Police in October 2025. Published as open data, without what was done.',
    );
    expect(words).toContain('Records on this page are open data and name nobody.');
  });

  it('is not there, in the same words, when it is none and when it may not be seen', async () => {
    const hidden = await open('conditional');
    const none = await (await visitor('officer')).get(`/incidents/${referenceOf('CW', 999_999)}`);
    const nonsense = await (await visitor('officer')).get('/incidents/CW-AAA-AAA');
    const plain = (body: string) =>
      wordsOf(body).replaceAll(/[0-9a-f-]{36}|RQ-\w{3}-\w{3}|CW-\w{3}-\w{3}/g, '…');
    expect([hidden.statusCode, none.statusCode, nonsense.statusCode]).toEqual([404, 404, 404]);
    expect(plain(hidden.body)).toBe(plain(none.body));
    expect(plain(nonsense.body)).toBe(plain(none.body));
    expect((await giveReason('conditional', goodReason)).statusCode).toBe(404);
  });
});

describe('a place that was found in the gazetteer', () => {
  it('is shown with its ward, and with whose data it is, beside where each fact came from', async () => {
    const { admin } = database;
    await admin.query("update place_record set uprn = '100000001' where address_text = '=HYPERLINK(\"x\")'");
    await admin.query(
      "insert into gazetteer (uprn, easting, northing, attribution) values ('100000001', 411500, 310500, 'Addresses of a made-up county.')",
    );
    await admin.query(
      `update incident_report set easting = 411500, northing = 310500, point_from = 'gazetteer',
         ward_no = (select no from area where code = 'E05000002') where place_text = '=HYPERLINK("x")'`,
    );
    const words = await read(`/incidents/${await referenceFor('bins')}`);
    expect(words).toContain(
      'Found in the gazetteer by property number or address. Addresses of a made-up county.',
    );
    expect(words).toContain(
      'Grid reference from The gazetteer, by property number or address. Addresses of a made-up county. Ward Castle',
    );
    expect(await read(`/incidents/${await referenceFor('own')}`)).toContain(
      'Grid reference from The source itself',
    );
  });
});
