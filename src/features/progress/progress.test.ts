import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles } from '../../kernel/actor.ts';
import { jobPath, routes } from './index.ts';

const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000);

describe('long work as people see it', () => {
  let database: TestDatabase;
  let server: TestServer;
  let steward: Visitor;

  async function aJob(columns: Record<string, unknown>): Promise<string> {
    const id = randomUUID();
    const given = {
      id,
      name: 'extracts.land',
      title: 'Land an extract',
      asked_by: steward.actor!.userId,
      ...columns,
    };
    const names = Object.keys(given);
    await database.admin.query(
      `insert into job_run (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(given),
    );
    return id;
  }
  const open = async (columns: Record<string, unknown>) =>
    (await steward.get(jobPath(await aJob(columns)))).body;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, { routes });
    steward = await server.signedIn('data-steward', 'council');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('says that nothing is running when nothing is', async () => {
    const words = wordsOf((await steward.get('/jobs')).body);
    expect(words).toContain('Nothing is running.');
    expect(words).toContain('No long work yet');
  });

  it('waits for its turn', async () => {
    expect(wordsOf(await open({}))).toMatch(/Waiting Land an extract Waiting for its turn\. You may leave/);
  });

  it('shows a bar and the same in words while it runs, and looks again without a script too', async () => {
    const html = await open({
      state: 'running',
      label: 'Reading rows',
      done: 12_345,
      total: 74_273,
      unit: 'rows',
      started_at: minutesAgo(2),
      seen_alive_at: new Date(),
    });
    expect(wordsOf(html)).toContain('Reading rows: 12,345 of 74,273 rows, 16%.');
    expect(html).toMatch(/<progress[^>]*max="100"[^>]*value="16"/);
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="4"');
    expect(html).toMatch(/id="job" data-live="2"/);
  });

  it('shows no share when nobody can know the whole', async () => {
    const words = wordsOf(
      await open({ state: 'running', label: 'Reading', done: 500, unit: 'rows', seen_alive_at: new Date() }),
    );
    expect(words).toContain('Reading: 500 rows.');
    expect(words).not.toContain('%');
  });

  it('says so when nothing has been heard of it', async () => {
    expect(wordsOf(await open({ state: 'running', seen_alive_at: minutesAgo(5) }))).toContain(
      'Nothing has been heard of it for a while.',
    );
  });

  it('ends with rows in and out, warnings, the time taken and where to go on, and stops looking', async () => {
    const html = await open({
      state: 'done',
      message: '74,271 rows accepted, 2 quarantined',
      rows_in: 74_273,
      rows_out: 74_271,
      warnings: 2,
      next_step: 'Look at the rows in quarantine.',
      about_kind: 'extract',
      about_id: '12',
      started_at: new Date(Date.now() - 3400),
      ended_at: new Date(),
    });
    const words = wordsOf(html);
    expect(words).toContain('74,271 rows accepted, 2 quarantined. It took 3.4 seconds.');
    expect(words).toMatch(/Rows in 74,273 Rows out 74,271 Warnings 2/);
    expect(words).toContain('Look at the rows in quarantine. See extract 12');
    expect(html).toContain('href="/extracts/12"');
    expect(html).not.toContain('refresh');
    expect(html).not.toContain('data-live=');
  });

  it('shows what a file’s own words say as text', async () => {
    const html = await open({ state: 'refused', message: 'Column <script>alert(1)</script> is missing' });
    expect(html).not.toContain('<script>alert(1)');
    expect(wordsOf(html)).toContain('Not done: Column');
  });

  it('tells why it was refused to the one who asked, because it may quote what was sent', async () => {
    const id = await aJob({ state: 'refused', message: 'Row 1 reads “Kathleen Marwood”.' });
    const other = await server.signedIn('data-steward', 'police');
    for (const url of [jobPath(id), '/jobs'])
      expect(wordsOf((await other.get(url)).body)).not.toContain('Marwood');
    expect(wordsOf((await other.get(jobPath(id))).body)).toContain('Only the person who asked may read why');
    expect(wordsOf((await steward.get(jobPath(id))).body)).toContain(
      'Not done: Row 1 reads “Kathleen Marwood”.',
    );
  });

  it('is listed, newest first, 25 on a page', async () => {
    for (let n = 0; n < 30; n++)
      await aJob({ state: 'done', asked_at: minutesAgo(1000 + n), message: `run ${n}` });
    const first = (await steward.get('/jobs')).body;
    const second = (await steward.get('/jobs?page=2')).body;
    expect(wordsOf(first)).toMatch(/3 jobs are running and 1 waits\./);
    expect(first.match(/href="\/jobs\/[0-9a-f-]{36}"/g)).toHaveLength(25);
    expect(wordsOf(second)).toContain('run 29');
    expect(wordsOf(second)).toContain('data-steward of council');
  });

  it.each(roles)('may be read by %s', async (role) => {
    const visitor = await server.signedIn(role, 'police');
    expect((await visitor.get('/jobs')).statusCode).toBe(200);
  });

  it.each(['/jobs/none', `/jobs/${randomUUID()}`])('has nothing at %s', async (url) => {
    expect((await steward.get(url)).statusCode).toBe(404);
  });
});
