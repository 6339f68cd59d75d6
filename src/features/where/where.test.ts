import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { describeTerms, routes, whereIs } from './index.ts';

describe('commonweal where', () => {
  it('answers with the meaning, the page, the law and the file', () => {
    const words = describeTerms('extract', whereIs('extract'));
    expect(words).toMatch(/^extract\n {2}One delivery from a source/);
    expect(words).toContain('code migrations/003.do.sources.sql');
    expect(describeTerms('x', whereIs('case review threshold'))).toContain('law  the 2014 Act, s.104');
  });

  it('says so when the glossary has nothing', () => {
    expect(describeTerms('zeppelin', whereIs('zeppelin'))).toContain('nothing for "zeppelin"');
  });
});

describe('the glossary in the browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let reader: Visitor;
  const read = async (url: string) => (await reader.get(url)).body;
  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, { routes });
    reader = await server.signedIn('councillor', 'council');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('lists every word by its chapter', async () => {
    const words = wordsOf(await read('/glossary'));
    expect(words).toMatch(/\d+ words, each with its page and its law/);
    expect(words).toMatch(/What arrives source extract land/);
  });

  it('finds a word by another name for it', async () => {
    const words = wordsOf(await read('/glossary?words=community+trigger'));
    expect(words).toMatch(/answers? for “community trigger”/);
    expect(words).toContain('Also called: ASB case review, community trigger Law:');
  });

  it('shows what was asked as text, and says when there is nothing', async () => {
    const html = await read(`/glossary?words=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    expect(html).not.toContain('<img src=x');
    expect(wordsOf(html)).toContain('Nothing by that name');
  });
});
