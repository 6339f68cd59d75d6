import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles, type UserActor } from '../../kernel/actor.ts';
import { sql } from 'kysely';
import { routes } from './index.ts';

let database: TestDatabase;
let server: TestServer;
let keeper: Visitor;
let signer: Visitor;
let officer: UserActor;
let police: number;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await openTestServer(database, { routes });
  keeper = await server.signedIn('data-protection-officer', 'council', 'rights-request');
  signer = await server.signedIn('administrator', 'police', 'administration');
  officer = await database.signedIn('officer', 'council', 'asb-response');
  police = await database.partner('police');
  await database.partner('housing');
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const day = (name: string, text: string) => {
  const [year = '', month = '', dayOfMonth = ''] = text.split('-');
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year };
};
const terms = {
  title: 'Sharing about anti-social behaviour',
  parties: ['council', 'police'],
  purposes: ['asb-response', 'case-review'],
  classes: ['reports', 'identity'],
  gateway: 'Crime and Disorder Act 1998, s.115',
  ...day('from', '2026-01-01'),
  ...day('until', ''),
};

/** Whether a transaction of the officer's, begun now, may read the police's rows of this class. */
async function sees(kind: 'reports' | 'identity' | 'records'): Promise<boolean> {
  const { rows } = await asActor(database.web, database.secrets, officer, (db) =>
    sql<{ reports: number; identity: number; records: number }>`select ctx.reports_mask() as reports,
      ctx.identity_mask() as identity, ctx.records_mask() as records`.execute(db),
  );
  return (BigInt(rows[0]?.[kind] ?? 0) & (1n << BigInt(police))) !== 0n;
}

async function draft(changes: object = {}): Promise<string> {
  await keeper.get('/agreements/new');
  const reply = await keeper.post('/agreements/new', { ...terms, ...changes });
  return String(reply.headers.location);
}

describe('an agreement', () => {
  it('lets nobody see anything while it is a draft, and counts at once when it is signed or withdrawn', async () => {
    expect(await sees('reports')).toBe(false);
    const address = await draft();
    expect(wordsOf((await keeper.get(address)).body)).toContain(
      'A draft: nobody sees anything through it yet.',
    );
    expect(await sees('reports')).toBe(false);

    expect((await signer.post(`${address}/sign`)).headers.location).toBe(address);
    expect(await sees('reports')).toBe(true);
    expect(await sees('identity')).toBe(true);
    expect(await sees('records')).toBe(false);
    expect(wordsOf((await keeper.get(address)).body)).toContain('In force: The council and The police');

    expect((await keeper.post(`${address}/withdraw`, { reason: '' })).statusCode).toBe(422);
    expect((await keeper.post(`${address}/withdraw`, { reason: 'The gateway was wrong' })).statusCode).toBe(
      303,
    );
    expect(await sees('reports')).toBe(false);
    const words = wordsOf((await keeper.get(address)).body);
    expect(words).toContain('Withdrawn: nobody sees anything through it.');
    expect(words).not.toContain('Put it in force');
  });

  it('is changed by a new version, which withdraws the one before', async () => {
    const first = await draft({ title: 'Yearly' });
    await signer.post(`${first}/sign`);
    const form = await keeper.get(`/agreements/new?after=${first.split('/').at(-1)}`);
    expect(form.body).toContain('value="Yearly"');
    expect(form.body).toMatch(/value="police"[^>]*checked/);
    const second = await draft({ title: 'Yearly', classes: 'reports' });
    expect(wordsOf((await keeper.get(second)).body)).toContain('version 2');
    await signer.post(`${second}/sign`);
    expect(wordsOf((await keeper.get(first)).body)).toContain('Withdrawn');
    expect([await sees('reports'), await sees('identity')]).toEqual([true, false]);
    await keeper.post(`${second}/withdraw`, { reason: 'end of test' });
  });

  it('counts only in its days', async () => {
    const past = await draft({ title: 'Past', ...day('from', '2020-01-01'), ...day('until', '2020-12-31') });
    await signer.post(`${past}/sign`);
    expect(await sees('reports')).toBe(false);
    expect(wordsOf((await keeper.get(past)).body)).toContain('Signed, not in its days');
  });

  it('is put in force by someone other than who drafted it, whatever page or statement they use', async () => {
    const address = await draft({ title: 'One pair of eyes' });
    const id = address.split('/').at(-1);
    const refused = await keeper.post(`${address}/sign`);
    expect(wordsOf(refused.body)).toContain('You drafted this yourself');
    const directly = (who: Visitor, statement: ReturnType<typeof sql>) =>
      asActor(database.web, database.secrets, who.actor!, async (db) => {
        await statement.execute(db);
      });
    await expect(directly(keeper, sql`update agreement set state = 'live' where id = ${id}`)).rejects.toThrow(
      'nobody puts their own draft in force',
    );
    await expect(
      directly(
        keeper,
        sql`insert into agreement (title, gateway, purposes, classes, valid, state)
          values ('Live from the start', 'none', '{audit}', '{records}', '[2020-01-01,)', 'live')`,
      ),
    ).rejects.toThrow('begins as a draft');
    expect(await sees('reports')).toBe(false);

    await signer.post(`${address}/sign`);
    expect(await sees('reports')).toBe(true);
    for (const statement of [
      sql`update agreement set classes = '{reports,identity,records}' where id = ${id}`,
      sql`update agreement set valid = '(,)' where id = ${id}`,
      sql`insert into agreement_party values (${id}, (select no from partner where code = 'housing'))`,
      sql`delete from agreement_party where agreement_id = ${id}`,
    ])
      await expect(directly(signer, statement)).rejects.toThrow('what was agreed never changes');
    await keeper.post(`${address}/withdraw`, { reason: 'end of test' });
    await expect(directly(signer, sql`update agreement set state = 'live' where id = ${id}`)).rejects.toThrow(
      'what was agreed never changes',
    );
  });

  it('is signed once, and a second click is told so', async () => {
    const address = await draft({ title: 'Clicked twice' });
    await signer.post(`${address}/sign`);
    const again = await signer.post(`${address}/sign`);
    expect(again.statusCode).toBe(409);
    expect(wordsOf(again.body)).toContain('Only a draft can be put in force');
    await keeper.post(`${address}/withdraw`, { reason: 'end of test' });
  });

  it.each([
    ['two partners', { parties: 'council' }, 'Choose two partners or more'],
    ['partners there are', { parties: ['council', 'nowhere'] }, 'Choose partners from the list'],
    ['a purpose', { purposes: '' }, 'Choose what it is for'],
    ['a purpose on the list', { purposes: 'curiosity' }, 'Choose purposes from the list'],
    ['a class of data', { classes: '' }, 'Choose what they may see of each other'],
    ['a gateway in law', { gateway: ' ' }, 'Enter the law that lets them disclose'],
    ['a last day after the first', day('until', '2025-01-01'), 'The last day must be the same as or after'],
  ])('needs %s', async (_, wrong, words) => {
    await keeper.get('/agreements/new');
    const reply = await keeper.post('/agreements/new', { ...terms, title: 'Faulty', ...wrong });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain(words);
  });

  it.each(roles)('may be read by the %s', async (role) => {
    const address = await draft({ title: `Read by ${role}` });
    const visitor = await server.signedIn(role, 'council');
    for (const path of ['/agreements', address]) expect((await visitor.get(path)).statusCode, path).toBe(200);
  });

  it.each(roles.filter((role) => !['administrator', 'data-protection-officer'].includes(role)))(
    'is drafted, signed and withdrawn by no %s',
    async (role) => {
      const address = await draft({ title: `Kept from ${role}` });
      const visitor = await server.signedIn(role, 'council');
      expect((await visitor.get('/agreements/new')).statusCode).toBe(403);
      expect((await visitor.post('/agreements/new', { ...terms, title: 'Sneaked' })).statusCode).toBe(403);
      expect((await visitor.post(`${address}/sign`)).statusCode).toBe(403);
      expect((await visitor.post(`${address}/withdraw`, { reason: 'x' })).statusCode).toBe(403);
    },
  );

  it('that does not exist is a page not found', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await keeper.get(`/agreements/${id}`)).statusCode).toBe(404);
  });
});
