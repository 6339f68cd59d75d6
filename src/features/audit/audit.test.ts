import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roles, type Role } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { openSigner } from '../../platform/audit/leaf-hash.ts';
import { sequenceLeaves } from '../../platform/audit/sequencer.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { auditFeature, describeVerdict } from './index.ts';

const openPerson = useCase({
  name: 'people.open',
  title: 'Open a person',
  input: z.object({ why: z.string() }),
  allow: { roles: ['officer'] },
  async run(ctx, { why }) {
    ctx.audit({ subjectKind: 'person', subjectId: 'p-1', fields: ['identity'], facts: { records: 3 }, why });
    return ok(undefined);
  },
});

describe('the audit', () => {
  let database: TestDatabase;
  let server: TestServer;
  let folder: string;
  let officer: Visitor;
  const visitors = new Map<Role, Visitor>();
  const signer = openSigner(randomBytes(32));
  const why = 'She rang about <b>next door</b>';
  const read = async (role: Role, url: string) => wordsOf((await visitors.get(role)!.get(url)).body);
  const sequence = async () => {
    const parts = { db: database.worker.db, contextKey: database.secrets.key('context'), signer, folder };
    const waiting =
      'select count(*)::int as n from audit_leaf l left join audit_chain c on c.leaf_id = l.id where c.seq is null';
    while ((await database.admin.query<{ n: number }>(waiting)).rows[0]!.n > 0) await sequenceLeaves(parts);
  };
  const feature = (): ReturnType<typeof auditFeature> =>
    auditFeature({ folder, works: () => [openPerson, ...feature().useCases] });

  beforeAll(async () => {
    database = await openTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'cw-audit-page-'));
    server = await openTestServer(database, feature());
    for (const role of roles) visitors.set(role, await server.signedIn(role, 'council'));
    officer = visitors.get('officer')!;
    await database.webGate.perform(openPerson, officer.actor!, { why });
    await database.webGate.perform(openPerson, visitors.get('analyst')!.actor!, { why });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('says who did what, about whom and for which purpose, in plain words', async () => {
    const words = await read('data-protection-officer', '/audit');
    expect(words).toMatch(/Open a person person p-1 Respond to anti-social behaviour/);
    expect(words).toContain('officer of council (officer)');
    expect(words).toMatch(/\d+ entries today, by \d (person|people); 1 was refused\./);
    expect(words).toContain('Nobody has checked it for changes yet.');
  });

  it.each([
    [
      'by person',
      () => `person=${officer.actor!.userId}`,
      'officer of council (officer)',
      'analyst of council (analyst)',
    ],
    ['by what was refused', () => 'show=refused', 'Not allowed', 'officer of council (officer)'],
    ['by use-case', () => 'work=audit.list', 'Read the audit Keep', 'Open a person person'],
  ])('is filtered %s', async (_how, query, shown, left) => {
    const { body } = await visitors.get('data-protection-officer')!.get(`/audit?${query()}`);
    const table = wordsOf(/<table[\s\S]*<\/table>/.exec(body)?.[0] ?? '');
    expect(table).toContain(shown.replace(' Keep', ''));
    expect(table).not.toContain(left);
  });

  it('has nothing on a day before it began, and says so', async () => {
    expect(await read('administrator', '/audit?until=2020-01-01')).toContain(
      'No entries match these filters',
    );
  });

  it('shows the reason to the data protection officer, as text, and tells the administrator that there is one', async () => {
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from audit_leaf where use_case = 'people.open' and outcome = 'done'",
    );
    const url = `/audit/${rows[0]!.id}`;
    const { body } = await visitors.get('data-protection-officer')!.get(url);
    expect(body).toContain('She rang about &lt;b>next door&lt;/b>');
    expect(wordsOf(body)).toContain('What was shown identity');
    expect(wordsOf(body)).toContain('records: 3');
    const administrator = await read('administrator', url);
    expect(administrator).toContain('only a data protection officer can read it');
    expect(administrator).not.toContain('next door');
  });

  it.each(['/audit/none', '/audit/00000000-0000-4000-8000-000000000000'])(
    'has nothing at %s',
    async (url) => {
      expect((await visitors.get('administrator')!.get(url)).statusCode).toBe(404);
    },
  );

  it.each(roles)('is open to those who keep it, and to %s otherwise not', async (role) => {
    const keeps = role === 'data-protection-officer' || role === 'administrator';
    for (const url of ['/audit', '/audit/check'])
      expect((await visitors.get(role)!.get(url)).statusCode).toBe(keeps ? 200 : 403);
    expect((await visitors.get(role)!.post('/audit/check')).statusCode).toBe(keeps ? 200 : 403);
  });

  it.each(roles)('shows %s their own trail and nobody else’s', async (role) => {
    const words = await read(role, '/account/trail');
    expect(words).toContain('Your own trail');
    expect(words.includes('Open a person person p-1')).toBe(role === 'officer');
    const { rows } = await database.admin.query(
      'select 1 from audit_leaf where actor = $1 and outcome = $2',
      [visitors.get('analyst')!.actor!.userId, 'forbidden'],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is walked page by page without losing or repeating an entry', async () => {
    for (let n = 0; n < 120; n++) await database.webGate.perform(openPerson, officer.actor!, { why: 'x' });
    const seen: string[] = [];
    let url: string | undefined = `/audit?person=${officer.actor!.userId}&work=people.open`;
    while (url) {
      const { body }: { body: string } = await visitors.get('administrator')!.get(url);
      seen.push(...[...body.matchAll(/href="\/audit\/([0-9a-f-]{36})"/g)].map(([, id]) => id!));
      url = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(121);
    expect(new Set(seen).size).toBe(121);
  });

  it('is found sound by the page and the command, and found out when somebody changed it', async () => {
    await sequence();
    const visitor = visitors.get('data-protection-officer')!;
    expect(wordsOf((await visitor.post('/audit/check')).body)).toMatch(
      /Nobody has changed, dropped or moved an entry: all [\d,]+ entries/,
    );
    expect(await read('data-protection-officer', '/audit')).toMatch(/Last checked .* nobody had changed it/);
    const sound = await database.webGate.perform(feature().verify, visitor.actor!, {});
    expect(sound.ok && describeVerdict(sound.value)).toMatch(/^Nobody has changed/);

    await database.admin.query("set session_replication_role = 'replica'");
    await database.admin.query("update audit_leaf set outcome = 'refused' where use_case = 'people.open'");
    await database.admin.query("set session_replication_role = 'origin'");
    const words = wordsOf((await visitor.post('/audit/check')).body);
    expect(words).toMatch(
      /The audit is not as it was written\. 20 faults were found; the first at entry \d+: the leaf is not what was chained/,
    );
    expect(words).toContain('Change nothing, and make a backup now.');
    const broken = await database.webGate.perform(feature().verify, visitor.actor!, {});
    expect(broken.ok && describeVerdict(broken.value)).toMatch(/entry \d+: the leaf is not what was chained/);
  });
});
