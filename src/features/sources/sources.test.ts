import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles, type Role } from '../../kernel/actor.ts';
import { routes } from './index.ts';
import { mappingExample } from './pages/mapping-example.ts';

const mappingOf = (code: string, partner: string, more = '') =>
  `${mappingExample.replace('housing-complaints', code).replace('partner: housing', `partner: ${partner}`)}${more}`;

const add = (visitor: Visitor, mapping: string) => visitor.post('/sources/new', { mapping });
const change = (visitor: Visitor, mapping: string) =>
  visitor.post('/sources/council-noise/mapping/new', { mapping });

describe('sources', () => {
  let database: TestDatabase;
  let server: TestServer;
  let steward: Visitor;
  const read = async (url: string, visitor = steward) => wordsOf((await visitor.get(url)).body);

  /** A closed extract of a source with these counts, received so many days ago. */
  async function received(
    code: string,
    daysAgo: number,
    [accepted, quarantined, duplicate, superseded, unclassified]: [number, number, number, number, number],
  ) {
    await database.admin.query(
      `insert into extract (source_no, partner_no, mapping_no, file_name, sha256, byte_count, state, received_at, closed_at,
         read_rows, accepted, quarantined, duplicate, superseded, unclassified)
       select s.no, s.partner_no, m.no, 'delivery.csv', sha256(random()::text::bytea), 10, 'closed', now() - $2 * interval '1 day', now(),
         $3::int + $4::int + $5::int + $6::int, $3, $4, $5, $6, $7
       from source s join mapping m on m.source_no = s.no where s.code = $1 and m.version = 1`,
      [code, daysAgo, accepted, quarantined, duplicate, superseded, unclassified],
    );
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, { routes });
    steward = await server.signedIn('data-steward', 'council', 'data-quality');
    await database.partner('housing', 'housing');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('are none at first, and the steward is told how to begin', async () => {
    const words = await read('/sources');
    expect(words).toContain('No partner sends anything yet.');
    expect(words).toContain('Add the first: its mapping says which column means what.');
  });

  it('are added by a mapping, by the steward of the partner', async () => {
    const reply = await add(steward, mappingOf('council-complaints', 'council'));
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/sources/council-complaints']);
    const words = await read('/sources/council-complaints');
    expect(words).toContain('The source is added. Land its first extract.');
    expect(words).toContain('Nothing has been received yet; an extract is expected every 7 days.');
    expect(words).toMatch(/Mapping Version 1 , .* by data-steward of council/);
    expect(words).toContain('0 rows read = 0 accepted + 0 quarantined + 0 duplicate + 0 superseded');
  });

  it('are not added twice, nor for a partner whose records one does not keep, nor for none', async () => {
    const again = await add(steward, mappingOf('council-complaints', 'council'));
    expect(again.statusCode).toBe(422);
    expect(wordsOf(again.body)).toContain('There is a source “council-complaints” already');
    expect(wordsOf((await add(steward, mappingOf('theirs', 'housing'))).body)).toContain(
      'You do not keep the records of this partner.',
    );
    expect(wordsOf((await add(steward, mappingOf('nobodys', 'nobody'))).body)).toContain(
      'The mapping names the partner “nobody”, and there is none of that code.',
    );
  });

  it.each([
    ['', 'Enter the mapping'],
    ['source: [', 'The mapping cannot be used'],
    ['source: council-x', 'columns'],
    [
      mappingOf('council-x', 'council').replace(
        'told-at: { columns: Reported',
        'told-at: { columns: Repotred',
      ),
      '“Repotred” is used but is not among the columns',
    ],
    ['<script>alert(1)</script>', 'The mapping cannot be used'],
  ])('say what is wrong with a mapping that cannot be read: %j', async (mapping, fault) => {
    const reply = await add(steward, mapping);
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('There is a problem');
    expect(wordsOf(reply.body)).toContain(fault);
    expect(reply.body).not.toContain('<script>alert');
  });

  it('show how fresh they are, the late ones first, and how their rows fared', async () => {
    await received('council-complaints', 8, [70, 2, 3, 1, 35]);
    await add(
      steward,
      mappingOf('council-noise', 'council').replace('title: Housing complaints', 'title: Noise'),
    );
    await received('council-noise', 1, [10, 0, 0, 0, 0]);
    await received('council-noise', 3, [20, 1, 0, 0, 0]);
    const words = await read('/sources');
    expect(words).toMatch(/1 of 2 sources is late: Housing complaints \(nothing since \d+ \w+ \d+\)\./);
    expect(words).toContain('Housing complaints The council 8 days ago Late – 76 70 2 3 1 50%');
    expect(words).toContain('Noise The council yesterday – 31 30 1 0 0 0%');
    expect(words).toContain('All sources 107 100 3 3 1 35%');
    const one = await read('/sources/council-complaints');
    expect(one).toContain('The last extract came 8 days ago; one is expected every 7 days, so it is late.');
    expect(one).toContain('76 rows read = 70 accepted + 2 quarantined + 3 duplicate + 1 superseded');
    expect(one).toContain('35 of 70 accepted rows (50%)');
    expect(one).toContain('Mend what is in quarantine');
  });

  it('get a new version of their mapping, and the history stays', async () => {
    const path = '/sources/council-noise/mapping';
    const form = await steward.get(`${path}/new`);
    expect(wordsOf(form.body)).toContain('source: council-noise');
    const text = mappingOf('council-noise', 'council', 'postcode-areas: [DL]\n').replace(
      'title: Housing complaints',
      'title: Noise',
    );
    await steward.post(`${path}/new`, { mapping: text });
    const words = await read(path);
    expect(words).toContain('Version 2 is in use from now on.');
    expect(words).toContain('Mapping, version 2');
    expect(words).toContain('postcode-areas: [DL]');
    const first = await read(`${path}?version=1`);
    expect(first).toContain('Version 2 is in use.');
    expect(first).not.toContain('postcode-areas');
    await steward.post(`${path}/new`, { mapping: text });
    expect(await read(path)).toContain('Nothing changed: the text is that of version 2.');
  });

  it('keep their name and their law when the mapping changes', async () => {
    expect(wordsOf((await change(steward, mappingOf('council-other', 'council'))).body)).toContain(
      'This is the mapping of “council-noise”, and the text says “source: council-other”.',
    );
    const policed = mappingOf('council-noise', 'council').replace('uk-gdpr', 'dpa-part-3');
    expect(wordsOf((await change(steward, policed)).body)).toContain(
      'The law under which a source is held cannot change',
    );
  });

  it('are kept by another partner’s steward only where an agreement lets them deliver', async () => {
    const theirs = await server.signedIn('data-steward', 'housing', 'data-quality');
    const again = mappingOf('council-noise', 'council');
    const refused = await change(theirs, again);
    expect(refused.statusCode).toBe(403);
    expect(wordsOf(refused.body)).toContain('The council keeps this source. Ask their data steward.');
    expect(await read('/sources/council-noise', theirs)).not.toContain('Land an extract');
    await database.agreement(['council', 'housing'], { classes: ['records'] });
    expect((await change(theirs, again)).statusCode).toBe(403);
    expect((await add(theirs, mappingOf('council-sneaked', 'council'))).statusCode).not.toBe(303);
    await database.agreement(['council', 'housing'], { classes: ['records', 'delivery'] });
    expect((await change(theirs, again)).statusCode).toBe(303);
    expect(await read('/sources/council-noise', theirs)).toContain('Land an extract');
  });

  it('show a title with HTML in it as text', async () => {
    await add(
      steward,
      mappingOf('council-odd', 'council').replace(
        'title: Housing complaints',
        'title: "<img src=x onerror=alert(1)>"',
      ),
    );
    for (const url of ['/sources', '/sources/council-odd', '/sources/council-odd/mapping'])
      expect((await steward.get(url)).body).not.toContain('<img src=x');
  });

  it.each(roles)('may be read by %s', async (role: Role) => {
    const visitor = await server.signedIn(role, 'police');
    for (const url of ['/sources', '/sources/council-noise', '/sources/council-noise/mapping'])
      expect((await visitor.get(url)).statusCode).toBe(200);
    const words = await read('/sources/council-noise', visitor);
    expect(words).not.toContain('Land an extract');
    expect((await visitor.get('/sources/new')).statusCode).toBe(role === 'data-steward' ? 200 : 403);
    expect((await visitor.post('/sources/new', { mapping: mappingOf('x-new', 'council') })).statusCode).toBe(
      role === 'data-steward' ? 422 : 403,
    );
  });

  it.each(['/sources/none', '/sources/council-noise/mapping?version=99'])(
    'have nothing at %s',
    async (url) => {
      expect((await steward.get(url)).statusCode).toBe(404);
    },
  );
});
