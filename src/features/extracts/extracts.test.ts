import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/fixtures/database.ts';
import { openLanding, sendFile } from '../../../tests/fixtures/landing.ts';
import { withQueue, type QueuedDatabase, type RunRow } from '../../../tests/fixtures/queue.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles } from '../../kernel/actor.ts';
import { registerSource } from '../../pipeline/index.ts';
import { routes as progressRoutes } from '../progress/index.ts';
import { extractsFeature } from './index.ts';

const mapping = `source: complaints
title: Complaints
partner: council
regime: uk-gdpr
extracts: full
expected-every-days: 1
format: { kind: delimited }
columns: [Ref, Reported, Type, Details]
key: Ref
report:
  told-at: { columns: Reported, order: day-first }
  category: { type: Type, words: { Noise: noise, Litter: litter } }
  words: Details
`;
const header = 'Ref,Reported,Type,Details\n';
const rowsOf = (count: number, from = 1) =>
  Array.from({ length: count }, (_, n) => `C-${from + n},03/11/2025 17:30,Noise,Loud music ${n}\n`).join('');

describe('extracts', () => {
  let database: QueuedDatabase;
  let server: TestServer;
  let landing: ReturnType<typeof openLanding>;
  let steward: Visitor;
  let first = '';
  const url = '/sources/complaints/extracts/new';
  const send = (bytes: string | Buffer, name = 'november.csv', visitor = steward) =>
    sendFile(server.app, visitor, url, { name, bytes });
  /** Sends a file and waits for its job. */
  async function land(bytes: string | Buffer, name?: string): Promise<RunRow & { page: string }> {
    const reply = await send(bytes, name);
    const run = /^\/jobs\/(.+)$/.exec(String(reply.headers.location))?.[1];
    if (!run) throw new Error(wordsOf(reply.body));
    const ended = await database.ended(run);
    return { ...ended, page: wordsOf((await steward.get(`/jobs/${run}`)).body) };
  }
  const last = async () =>
    `/extracts/${(await database.admin.query<{ no: number }>('select max(no) as no from extract')).rows[0]!.no}`;
  const read = async (page: string, visitor = steward) => wordsOf((await visitor.get(page)).body);

  beforeAll(async () => {
    const opened = await openTestDatabase();
    landing = openLanding(opened);
    database = await withQueue(opened, [landing.land]);
    await database.partner('council', 'council');
    const known = await database.workerGate.perform(
      registerSource,
      { kind: 'system', name: 'setup' },
      { mapping },
    );
    if (!known.ok) throw new Error(known.refusal.message);
    const { routes } = extractsFeature({ files: landing.parts.files, land: landing.land });
    server = await openTestServer(database, { routes: [...routes, ...progressRoutes] });
    steward = await server.signedIn('data-steward', 'council', 'data-quality');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    landing.remove();
  });

  it('are asked for with what the source sends', async () => {
    const words = await read(url);
    expect(words).toContain(
      'Choose the file as the partner sent it: text with values separated by commas (CSV), in UTF-8.',
    );
    expect(words).toContain('The 4 columns it must have Ref Reported Type Details');
    expect(words).toContain('At most 1.1 GB');
  });

  it('are landed, and every row is accounted for in a sentence and a sum', async () => {
    const bad = 'C-90,31/02/2024 10:00,Noise,No such day\nC-91,03/11/2025,<b>Bold</b>,x\n';
    const run = await land(`${header}${rowsOf(12)}C-1,03/11/2025 17:30,Noise,Loud music 0\n${bad}`);
    expect(run.state).toBe('done');
    first = await last();
    expect(run.page).toContain(`See extract ${first.split('/').at(-1)}`);
    const words = await read(first);
    expect(words).toContain('15 rows read = 12 accepted + 2 quarantined + 1 duplicate + 0 superseded');
    expect(words).toContain('Every row is accounted for: 15 rows read. 2 rows wait in quarantine.');
    expect(words).toContain('Accepted 12 80% Made into a report');
    expect(words).toContain('Mend 2 rows');
    expect(words).toMatch(/State Taken in File november\.csv Received .* by data-steward of council/);
    expect(words).toMatch(/SHA-256 [0-9a-f]{64} Read with Mapping, version 1/);
    expect(words).toMatch(/The file itself Kept, encrypted, until \d/);
  });

  it('are recognised when the same bytes come again, and nothing is done', async () => {
    const before = await database.admin.query('select count(*) from source_record');
    const reply = await send(
      `${header}${rowsOf(12)}C-1,03/11/2025 17:30,Noise,Loud music 0\nC-90,31/02/2024 10:00,Noise,No such day\nC-91,03/11/2025,<b>Bold</b>,x\n`,
      'again.csv',
    );
    expect(reply.headers.location).toBe(first);
    for (const cookie of reply.cookies) steward.cookies.set(cookie.name, cookie.value);
    expect(await read(first)).toContain('This very file was received on');
    expect((await database.admin.query('select count(*) from source_record')).rows).toEqual(before.rows);
  });

  it.each([
    ['a wrong delimiter', header.replaceAll(',', ';') + rowsOf(2).replaceAll(',', ';'), 'november.csv'],
    ['a missing column', `Ref,Reported,Type\nC-1,03/11/2025,Noise\n`, 'november.csv'],
    ['an extra column', `Ref,Reported,Type,Details,Secret\nC-1,03/11/2025,Noise,x,y\n`, 'november.csv'],
    ['another encoding', Buffer.from([0xff, 0xfe, ...Buffer.from(header, 'utf16le')]), 'november.csv'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004rest'), 'november.xlsx'],
    ['HTML for a header', '<html><script>alert(1)</script>\n1\n', 'november.csv'],
  ])(
    'are refused whole with %s, and the receipt says why to those who keep the records',
    async (_what, bytes, name) => {
      const run = await land(bytes, name);
      expect(run.state).toBe('refused');
      expect(run.page).toContain(`Not done: “${name}” was refused`);
      expect(run.page).toContain('Go to the source, to see what it expects or to send another file');
      const words = await read(await last());
      expect(words).toContain('Refused');
      expect(words).toContain(`“${name}” was refused`);
      expect((await steward.get(await last())).body).not.toContain('<script>alert');
      const officer = await server.signedIn('officer', 'police');
      expect(await read(await last(), officer)).not.toContain(`“${name}” was refused`);
    },
  );

  it('are held when a full one is far from the size of the last, and let in by the steward', async () => {
    const run = await land(`${header}${rowsOf(30)}`, 'big.csv');
    expect(run.page).toContain('It has 30 rows, and the last one had 15');
    const held = await last();
    expect(await read(held)).toContain(
      'It is held: nothing of it is recorded until a data steward lets it in.',
    );
    const reply = await steward.post(`${held}/release`);
    await database.ended(String(reply.headers.location).split('/').at(-1)!);
    expect(await read(held)).toContain(
      '30 rows read = 18 accepted + 0 quarantined + 12 duplicate + 0 superseded',
    );
    expect((await steward.post(`${held}/release`)).statusCode).toBe(409);
  });

  it.each([
    [undefined, 'Choose the file to land'],
    [{ name: 'empty.csv', bytes: '' }, 'The file is empty'],
  ])('are asked for again without a file: %j', async (file, fault) => {
    const reply = await sendFile(server.app, steward, url, file);
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain(fault);
  });

  it.each(roles)(
    'may be opened by %s, and are sent by the steward who keeps the records alone',
    async (role) => {
      const visitor = await server.signedIn(role, 'police', 'data-quality');
      const page = await visitor.get(first);
      expect(page.statusCode).toBe(200);
      expect(wordsOf(page.body)).not.toContain('Mend 2 rows');
      expect((await visitor.get(url)).statusCode).toBe(403);
      const before = await database.admin.query('select count(*) from job_run');
      expect((await send(`${header}${rowsOf(3, 500)}`, 'theirs.csv', visitor)).statusCode).toBe(403);
      expect((await visitor.post(`${first}/release`)).statusCode).toBe(403);
      expect((await database.admin.query('select count(*) from job_run')).rows).toEqual(before.rows);
    },
  );

  it.each(['/extracts/0', '/extracts/999999', '/extracts/x'])('have nothing at %s', async (page) => {
    expect((await steward.get(page)).statusCode).toBe(404);
  });
});
