import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles } from '../../kernel/actor.ts';
import { routes } from './index.ts';

let database: TestDatabase;
let server: TestServer;
let administrator: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await openTestServer(database, { routes });
  administrator = await server.signedIn('administrator', 'council', 'administration');
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const housing = {
  name: 'Mill Pond Homes',
  code: 'mill-pond',
  kind: 'housing',
  contact: 'The neighbourhood team',
  'joinedOn-day': '1',
  'joinedOn-month': '3',
  'joinedOn-year': '2026',
};

describe('partners', () => {
  it('are added, shown, changed', async () => {
    await administrator.get('/partners/new');
    expect((await administrator.post('/partners/new', housing)).headers.location).toBe('/partners/mill-pond');
    const page = wordsOf((await administrator.get('/partners/mill-pond')).body);
    expect(page).toContain('Mill Pond Homes is a partner now.');
    expect(page).toContain('Joined 1 March 2026');
    expect(page).toContain('None: it sees nothing of other partners');
    await administrator.post('/partners/mill-pond/change', {
      name: 'Mill Pond',
      kind: 'housing',
      contact: '',
    });
    expect(wordsOf((await administrator.get('/partners')).body)).toContain(
      'Mill Pond Housing provider 0 1 Mar 2026',
    );
  });

  it.each([
    [
      'a name that is taken',
      { name: 'MILL POND', code: 'other' },
      'There is a partner of that name or code already',
    ],
    [
      'a code that is taken',
      { name: 'Other', code: 'mill-pond' },
      'There is a partner of that name or code already',
    ],
    ['a code with spaces', { name: 'Other', code: 'Mill Pond' }, 'Enter a code of 2 to 31 small letters'],
    ['a kind there is not', { name: 'Other', code: 'other', kind: 'army' }, 'Choose what kind'],
  ])('with %s are refused', async (_, wrong, words) => {
    const reply = await administrator.post('/partners/new', { ...housing, ...wrong });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain(words);
  });

  it('that leave are left by their people with the next page', async () => {
    const officer = await server.signedIn('officer', 'leaving');
    expect((await officer.get('/partners')).statusCode).toBe(200);
    const today = Temporal.Now.plainDateISO('Europe/London');
    const left = await administrator.post('/partners/leaving/leave', {
      reason: 'Merged with another',
      'on-day': `${today.day}`,
      'on-month': `${today.month}`,
      'on-year': `${today.year}`,
    });
    expect(left.statusCode).toBe(303);
    expect((await officer.get('/partners')).statusCode).toBe(303);
    expect(wordsOf((await administrator.get('/partners/leaving')).body)).toContain('No partner since');
  });

  it('are not left by the administrator who acts for them', async () => {
    const reply = await administrator.post('/partners/council/leave', {
      reason: 'x',
      'on-day': '1',
      'on-month': '1',
      'on-year': '2030',
    });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('You act for this partner yourself');
  });

  it.each(roles)('may be read by the %s', async (role) => {
    const visitor = await server.signedIn(role, 'council');
    for (const path of ['/partners', '/partners/council'])
      expect((await visitor.get(path)).statusCode).toBe(200);
  });

  it('are changed by administrators only', async () => {
    const officer = await server.signedIn('officer', 'council');
    expect((await officer.get('/partners/new')).statusCode).toBe(403);
    expect(
      (await officer.post('/partners/new', { ...housing, code: 'sneaked', name: 'Sneaked' })).statusCode,
    ).toBe(403);
    expect((await officer.get('/partners/sneaked')).statusCode).toBe(404);
  });

  it('are at most 63', async () => {
    await database.admin.query(
      "insert into partner (no, code, name, kind) select n, 'p-' || n, 'Partner ' || n, 'other' from generate_series(0, 62) n where n not in (select no from partner)",
    );
    const reply = await administrator.post('/partners/new', {
      ...housing,
      code: 'one-more',
      name: 'One More',
    });
    expect(wordsOf(reply.body)).toContain('at most 63 partners');
  });
});
