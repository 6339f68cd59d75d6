import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemActor, type Role } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { publishSnapshot } from '../../pipeline/publish/publish-snapshot.ts';
import { openSnapshots, type Snapshots } from '../../platform/duckdb/index.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { pictureOf, type GivenReport } from '../../../tests/fixtures/picture.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import * as incidents from '../incidents/index.ts';
import { dashboardsFeature, describeFigures } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'cw-dashboards-'));
let database: TestDatabase;
let server: TestServer;
let snapshots: Snapshots;
let feature: ReturnType<typeof dashboardsFeature>;

const publish = useCase({
  name: 'tests.publish',
  title: 'Publish',
  input: z.object({}),
  allow: { system: ['importer'] },
  run: async (ctx) => ok(await publishSnapshot(ctx, folder)),
});

const purposes: Partial<Record<Role, string>> = {
  councillor: 'statistics',
  'board-member': 'statistics',
  analyst: 'statistics',
};
const get = async (url: string, role: Role = 'officer', partner = 'council') =>
  (await server.signedIn(role, partner, purposes[role])).get(url);
const read = async (url: string, role?: Role, partner?: string) =>
  wordsOf((await get(url, role, partner)).body);

/** Reports spread over two years: many in one ward, few in the other. */
function reports(): GivenReport[] {
  const many = Array.from({ length: 40 }, (_, at): GivenReport => {
    const month = String((at % 12) + 1).padStart(2, '0');
    return {
      partner: at % 4 === 0 ? 'council' : 'police',
      toldAt: `2025-${month}-10T12:00:00Z`,
      nsir: at % 2 === 0 ? 'personal' : 'nuisance',
      category: at % 2 === 0 ? 'noise' : 'fly-tipping',
      ward: 'E05000001',
    };
  });
  return [
    ...many,
    {
      partner: 'police',
      toldAt: '2025-12-31T23:59:00Z',
      nsir: 'unclassified',
      category: 'asb',
      ward: 'E05000002',
    },
    { partner: 'council', toldAt: '2025-12-05T10:00:00Z', incident: 'twice', ward: 'E05000002' },
    { partner: 'police', toldAt: '2025-12-06T10:00:00Z', incident: 'twice', at: null },
    { partner: 'police', toldAt: '2024-12-06T10:00:00Z', ward: 'E05000001' },
    { partner: 'police', toldAt: '2024-01-03T10:00:00Z', ward: 'E05000001' },
    { partner: 'police', toldAt: '2025-12-06T10:00:00Z', handling: 'C', ward: 'E05000002' },
    {
      partner: 'police',
      toldAt: '2025-12-06T10:00:00Z',
      kind: 'crime',
      nsir: 'not-asb',
      category: 'burglary',
    },
    { partner: 'fire', toldAt: '2025-12-06T10:00:00Z', ward: 'E05000002' },
    { partner: 'council', toldAt: null, ward: 'E05000002' },
  ];
}

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [code, kind] of [
    ['police', 'police'],
    ['council', 'council'],
    ['fire', 'fire'],
  ] as const)
    await database.partner(code, kind);
  await database.agreement(['police', 'council']);
  const picture = pictureOf(database);
  await picture.area({ code: 'E05000001', name: 'Harbourside', at: [410_000, 310_000] });
  await picture.area({ code: 'E05000002', name: 'Castle', at: [411_000, 310_000] });
  snapshots = openSnapshots(folder);
  feature = dashboardsFeature(snapshots);
  server = await openTestServer(database, { routes: [...feature.routes, ...incidents.routes] });
});
afterAll(async () => {
  await server.close();
  await snapshots.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('figures of days that cannot be read', () => {
  it.each(['/dashboards', '/dashboards/by-month.csv'])(
    'are not shown as figures of other days by %s',
    async (url) => {
      const words = await read(`${url}?from=2025-13-01`);
      expect(words).toContain('There is a problem The first day must be a real date');
      expect(words).not.toContain('Castle');
    },
  );
});

describe('figures before anything is published', () => {
  it('say so, and when they will appear', async () => {
    expect(await read('/dashboards')).toContain(
      'There are no figures yet: nothing has been published. They appear after the first extract is taken in.',
    );
  });
});

describe('the figures', () => {
  beforeAll(async () => {
    const picture = pictureOf(database);
    await picture.reports(reports());
    const published = await database.workerGate.perform(publish, systemActor('importer'), {});
    expect(published).toMatchObject({ ok: true });
  });

  it('open with one sentence, of the twelve months that end with the last report', async () => {
    expect(await read('/dashboards')).toContain(
      '43 reports of 42 incidents, told to 2 partners from 1 January to 31 December 2025, 2,050% more than the 12 months before.',
    );
  });

  it('say of each month, class, type, partner and ward how many there were, with the numbers as a table', async () => {
    const words = await read('/dashboards');
    expect(words).toMatch(
      /Month Reports Incidents Reports a year before January 2025 4 4 1 February 2025 4 4 0/,
    );
    expect(words).toMatch(/December 2025 6 5 1/);
    expect(words).toContain(
      'Class Reports Incidents Personal 20 20 Nuisance 22 21 Environmental 0 0 Unclassified 1 1',
    );
    expect(words).toMatch(/Partner Reports Incidents The police 32 32 The council 11 11/);
    expect(words).toMatch(/Fly-tipping 20 20 Noise 20 20/);
    expect(words).toContain('Anti-social behaviour, no type given 1 1');
    expect(words).toContain('Ward Reports Incidents Harbourside 40 40 Castle 2 2');
    expect(words).toContain('1 more is in no ward.');
  });

  it('leave out what is conditional, what is shared with others only, and what was told at no known time', async () => {
    expect(await read('/dashboards', 'officer', 'police')).toContain('44 reports of 43 incidents');
    expect(await read('/dashboards', 'officer', 'fire')).toContain('1 report, told to 1 partner');
  });

  it.each([
    ['by kind', 'kind=crime', '1 report, told to 1 partner'],
    ['by partner', 'partner=council', '11 reports, told to 1 partner'],
    ['by class', 'class=personal', '20 reports, told to 2 partners'],
    ['by a branch of the categories', 'category=littering', '20 reports, told to 1 partner'],
    ['by area', 'area=ward.E05000002', '2 reports, told to 2 partners'],
    ['by days', 'from=2025-12-31&until=2025-12-31', '1 report, told to 1 partner'],
    ['to nothing, by an area that is none', 'area=ward.E05999999', 'Nothing that fits was told'],
    ['to nothing, by a partner that is none', 'partner=none', 'Nothing that fits was told'],
  ])('are filtered %s', async (_how, query, sentence) => {
    expect(await read(`/dashboards?${query}`)).toContain(sentence);
  });

  it('say how far they can be trusted, source by source', async () => {
    const words = await read('/dashboards');
    expect(words).toContain('How far these figures can be trusted');
    expect(words).toMatch(/Reports of police The police today – 32 3% 3% 0/);
    expect(words).toMatch(/Reports of council The council today – 11 none none 0/);
    expect(words).not.toContain('Reports of fire');
  });

  it('lead to the list of what they count, and the list agrees', async () => {
    const { body } = await get('/dashboards');
    const href = /href="([^"]+)"[^>]*>\s*December 2025/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    expect(href).toBe('/incidents?from=2025-12-01&until=2025-12-31');
    expect(await read(href!)).toContain('5 incidents told in 6 reports to 2 partners');
    expect(body).toContain('href="/incidents?area=ward.E05000001&amp;from=2025-01-01&amp;until=2025-12-31"');
  });

  it('are rounded for a councillor, hide what is small, and lead to nobody’s record', async () => {
    const { body } = await get('/dashboards', 'councillor');
    const words = wordsOf(body);
    expect(words).toContain('About 45 reports of about 40 incidents, told to 2 partners');
    expect(words).toContain('Castle [c] fewer than 5, not shown');
    expect(words).toContain('to the nearest five, under five not shown');
    expect(words).toMatch(/January 2025 \[c\] fewer than 5, not shown/);
    expect(body).not.toContain('href="/incidents');
    // Drawings say where their lines go in numbers of their own; what they say in words is looked at.
    const said = body.replaceAll(/<svg[^]*?<\/svg>/g, (drawing) => ` ${wordsOf(drawing)} `);
    expect(said).not.toMatch(/[^\d]43[^\d]/);
  });

  it('are files too, which say what they are', async () => {
    const { body, headers } = await get('/dashboards/by-area.csv?class=personal');
    expect(headers['content-disposition']).toContain('by-area-2025-01-01-2025-12-31.csv');
    expect(body.split('\r\n').slice(0, 3)).toEqual([
      'Ward,Code,Reports,Incidents',
      'Harbourside,E05000001,20,20',
      'Castle,E05000002,0,0',
    ]);
    expect(body).toContain('Period: 1 January to 31 December 2025');
    expect(body).toContain('Filters: class=personal');
    expect(body).toContain('Boundaries of a made-up county.');
    const hidden = (await get('/dashboards/by-area.csv', 'board-member')).body;
    expect(hidden).toContain('Castle,E05000002,fewer than 5,fewer than 5');
    expect(hidden).toContain('Counts are to the nearest five');
    for (const name of ['by-month', 'by-class', 'by-category', 'by-partner'])
      expect((await get(`/dashboards/${name}.csv`)).statusCode).toBe(200);
  });

  it('are refused for more than ten years, with a sentence', async () => {
    const answer = await get('/dashboards?from=1990-01-01&until=2025-01-01');
    expect(answer.statusCode).toBe(400);
    expect(wordsOf(answer.body)).toContain('Figures are of ten years at most.');
  });

  it('are the same at the command line', async () => {
    const counted = await database.webGate.perform(
      feature.figures,
      await database.signedIn('analyst', 'council', 'statistics'),
      {
        from: '2025-12-01',
        until: '2025-12-31',
      },
    );
    if (!counted.ok) throw new Error(counted.refusal.message);
    const lines = describeFigures(counted.value).split('\n');
    expect(lines[0]).toBe(
      '6 reports of 5 incidents, told to 2 partners from 1 to 31 December 2025, 100% more than the month before.',
    );
    expect(lines).toContain(`  ${'Harbourside'.padEnd(44)}${'3'.padStart(14)}`);
    expect(JSON.parse(JSON.stringify(counted.value))).toMatchObject({
      period: { from: '2025-12-01', until: '2025-12-31' },
      total: { reports: 6, incidents: 5 },
    });
  });
});
