import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/fixtures/database.ts';
import { openLanding } from '../../../tests/fixtures/landing.ts';
import { withQueue, type QueuedDatabase } from '../../../tests/fixtures/queue.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles } from '../../kernel/actor.ts';
import { mendQuarantined, registerSource, replayQuarantined } from '../../pipeline/index.ts';
import { routes as progressRoutes } from '../progress/index.ts';
import { quarantineFeature } from './index.ts';

const mapping = (order: string) => `source: complaints
title: Complaints
partner: council
regime: uk-gdpr
extracts: changes
format: { kind: delimited }
columns: [Ref, Reported, Type, Caller, Details]
key: Ref
report:
  told-at: { columns: Reported, order: ${order} }
  category: { type: Type, words: { Noise: noise } }
  words: Details
people:
  - as: caller
    role: reporter
    name: Caller
`;
const payload = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const file = `Ref,Reported,Type,Caller,Details
C-1,03/11/2025 17:30,Noise,Sam Marwood,fine
C-2,31/02/2024 10:00,Noise,Sam Marwood,no such day
C-3,03/11/2025 18:00,Noise,${payload},markup
C-4,11/25/2025 09:00,Noise,Ann Lee,the American way
C-5,12/31/2025 09:00,Noise,Ann Lee,the American way
C-6,29/02/2025 09:00,Noise,"${payload}",two things wrong
`;

describe('quarantine', () => {
  let database: QueuedDatabase;
  let server: TestServer;
  let landing: ReturnType<typeof openLanding>;
  let steward: Visitor;
  const read = async (url: string, visitor = steward) => wordsOf((await visitor.get(url)).body);
  const fates = async () => {
    const { rows } = await database.admin.query(
      'select read_rows::int as read, accepted::int, quarantined::int from extract',
    );
    return rows[0];
  };
  const ended = async (reply: { headers: Record<string, unknown> }) => {
    const run = /^\/jobs\/(.+)$/.exec(String(reply.headers['location']))?.[1];
    if (!run) throw new Error('no job was asked for');
    await database.ended(run);
    return read(`/jobs/${run}`);
  };
  const mend = (row: number, fields: Record<string, string>) =>
    steward.post(`/quarantine/1/${row}/mend`, fields);
  const register = (text: string) =>
    database.workerGate.perform(registerSource, { kind: 'system', name: 'setup' }, { mapping: text });

  beforeAll(async () => {
    const opened = await openTestDatabase();
    landing = openLanding(opened);
    const mending = mendQuarantined(landing.parts);
    const replay = replayQuarantined(landing.parts);
    database = await withQueue(opened, [landing.land, mending, replay]);
    await database.partner('council', 'council');
    const known = await register(mapping('day-first'));
    if (!known.ok) throw new Error(known.refusal.message);
    const stored = await landing.parts.files.put([Buffer.from(file)] as unknown as AsyncIterable<Uint8Array>);
    if (!stored.ok) throw new Error(stored.refusal.message);
    const landed = await database.workerGate.performJob(
      landing.land,
      { kind: 'system', name: 'importer' },
      { source: 'complaints', sha256: stored.value.sha256, fileName: 'november.csv' },
    );
    if (!landed.ok) throw new Error(landed.refusal.message);
    const { routes } = quarantineFeature({ mend: mending, replay });
    server = await openTestServer(database, { routes: [...routes, ...progressRoutes] });
    steward = await server.signedIn('data-steward', 'council', 'data-quality');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    landing.remove();
  });

  it('counts what waits by reason and source', async () => {
    const words = await read('/quarantine');
    expect(words).toContain('5 rows of 1 source wait, for 2 reasons; a row may wait for several.');
    expect(words).toMatch(/Not a time Complaints The council 4 /);
    expect(words).toMatch(/Not a name Complaints The council 2 /);
  });

  it('shows a row as it was received beside what is wrong with it', async () => {
    const words = await read('/quarantine/1/3');
    expect(words).toContain('Row 3 of extract 1');
    expect(words).toContain('From “november.csv”');
    expect(words).toMatch(/“november\.csv”, row 3, column “Reported”: “31\/02\/2024 10:00” is not a day/);
    expect(words).toContain(
      'Ref C-2 Reported Wrong: 31/02/2024 10:00 Type Noise Caller Sam Marwood Details no such day',
    );
  });

  it('shows what a file holds as text, in every list and form', async () => {
    for (const url of [
      '/quarantine',
      '/quarantine?source=complaints',
      '/quarantine?source=complaints&rule=not-a-name',
      '/quarantine/1/4',
    ]) {
      const { body } = await steward.get(url);
      expect(body, url).toContain('&lt;script>alert(2)');
      expect(body, url).not.toContain('<img src=x');
      expect(body, url).not.toContain('<script>alert');
    }
  });

  it('says at once what is still wrong, and keeps what was typed', async () => {
    const reply = await mend(3, {
      'column-0': 'Reported',
      'value-0': '30/02/2024 10:00',
      why: 'I asked them',
    });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('“30/02/2024 10:00” is not a day');
    expect(reply.body).toContain('value="30/02/2024 10:00"');
    expect(reply.body).toContain('href="#value-0"');
    const silent = await mend(3, { 'column-0': 'Reported', 'value-0': '29/02/2024 10:00' });
    expect(wordsOf(silent.body)).toContain('Say how you know');
    expect(await fates()).toEqual({ read: 6, accepted: 1, quarantined: 5 });
  });

  it('takes a row in once it is put right, and the sum moves with it', async () => {
    const words = await ended(
      await mend(3, { 'column-0': 'Reported', 'value-0': '29/02/2024 10:00', why: 'I asked the sender' }),
    );
    expect(words).toContain('The row is mended. It is accepted.');
    expect(words).toContain('See the row');
    expect(await fates()).toEqual({ read: 6, accepted: 2, quarantined: 4 });
    const row = await read('/quarantine/1/3');
    expect(row).toContain('It has been mended and is accepted.');
    expect(row).toMatch(/Mended .* by data-steward of council: I asked the sender/);
    expect(row).toContain('31/02/2024 10:00');
    expect(row).not.toContain('Put it right');
    expect((await mend(3, { why: 'once more' })).statusCode).toBe(409);
  });

  it('replays all rows of one reason with the new mapping, and says which are still wrong', async () => {
    await register(mapping('month-first'));
    const url = '/quarantine/replay?source=complaints&rule=not-a-time';
    const asked = await steward.post(url);
    expect(asked.statusCode).toBe(422);
    expect(wordsOf(asked.body)).toContain('Say what has changed');
    const words = await ended(await steward.post(url, { why: 'Version 2 reads the month first' }));
    expect(words).toContain('3 rows read again: 2 mended, 1 still wrong.');
    expect(words).toContain('Back to quarantine');
    expect(await fates()).toEqual({ read: 6, accepted: 4, quarantined: 2 });
  });

  it('sets a row aside with a reason, and keeps it counted', async () => {
    const silent = await steward.post('/quarantine/1/4/set-aside');
    expect(wordsOf(silent.body)).toContain('Say why it stays out');
    const reply = await steward.post('/quarantine/1/4/set-aside', { why: 'A test of theirs' });
    expect(reply.headers.location).toBe('/quarantine/1/7');
    expect(await read('/quarantine/1/4')).toContain('It was set aside.');
    expect(await fates()).toEqual({ read: 6, accepted: 4, quarantined: 2 });
    expect((await steward.post('/quarantine/1/4/set-aside', { why: 'again' })).statusCode).toBe(409);
  });

  it('sets aside all rows of one reason', async () => {
    const url = '/quarantine/set-aside?source=complaints&rule=not-a-time';
    const reply = await steward.post(url, { why: 'They do not know either' });
    expect(reply.headers.location).toBe('/quarantine');
    expect(await read('/quarantine')).toContain(
      'Every row that arrived could be read, or has been dealt with.',
    );
    expect((await steward.post(url, { why: 'again' })).statusCode).toBe(409);
  });

  it('is for data stewards, who see only rows whose records they keep', async () => {
    const theirs = await server.signedIn('data-steward', 'police', 'data-quality');
    expect(await read('/quarantine', theirs)).toContain('Every row that arrived could be read');
    expect((await theirs.get('/quarantine/1/3')).statusCode).toBe(404);
    expect((await theirs.post('/quarantine/1/3/mend', { why: 'not mine' })).statusCode).toBe(409);
    expect(
      (await theirs.post('/quarantine/replay?source=complaints&rule=x', { why: 'not mine' })).statusCode,
    ).toBe(403);
    expect(await read('/quarantine?source=complaints', theirs)).not.toContain('C-2');
    await database.agreement(['council', 'police'], { classes: ['records'] });
    expect((await theirs.get('/quarantine/1/3')).statusCode).toBe(200);
  });

  it.each(roles.filter((role) => role !== 'data-steward'))('is not for %s', async (role) => {
    const visitor = await server.signedIn(role, 'council');
    for (const url of ['/quarantine', '/quarantine?source=complaints', '/quarantine/1/3'])
      expect((await visitor.get(url)).statusCode).toBe(403);
    expect((await visitor.post('/quarantine/1/4/set-aside', { why: 'not mine' })).statusCode).toBe(403);
    expect((await visitor.post('/quarantine/1/3/mend', { why: 'not mine' })).statusCode).toBe(403);
  });

  it.each(['/quarantine/1/2', '/quarantine/9/9', '/quarantine/x/y', '/quarantine?source=none'])(
    'has nothing at %s',
    async (url) => {
      expect((await steward.get(url)).statusCode).toBe(404);
    },
  );
});
