import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseGlossary } from '../../src/features/where/rules/glossary.ts';
import { roles } from '../../src/kernel/actor.ts';
import { acronymsShown } from './acronyms.ts';
import { isRouted } from './routes.ts';
import { listModules, readText, repository } from './source-files.ts';

const terms = parseGlossary(readText('docs/glossary.md'));
const plain = (word: string) => word.toLowerCase().replaceAll('-', ' ');
const words = new Set(terms.flatMap(({ name, also }) => [name, ...also].map(plain)));
const missing = (wanted: readonly string[]) => wanted.filter((word) => !words.has(plain(word)));

const features = readdirSync(join(repository, 'src/features'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The nouns of the tables. */
const nouns = `
  partner, agreement, membership, session, audit leaf, audit checkpoint,
  source, mapping, extract, source record, quarantine item, fate,
  report, person record, place record, involvement, reporter, victim, witness, subject,
  person, place, incident, identity event, match decision, link run, area, snapshot,
  trigger, firing, response measure, case, power, exhibit, purpose, handling, regime,
  legal hold, erasure, retention, policy, use-case, job, refusal`
  .split(',')
  .map((noun) => noun.trim());

describe('the glossary', () => {
  it('was read', () => {
    expect(terms.length).toBeGreaterThan(80);
  });

  it('has each word once', () => {
    const names = terms.map(({ name }) => plain(name));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('says something of each', () => {
    expect(terms.filter(({ meaning }) => meaning.length < 10).map(({ name }) => name)).toEqual([]);
  });

  it('has every feature', () => expect(missing(features)).toEqual([]));

  it('has every role of staff, and the resident', () => expect(missing([...roles, 'resident'])).toEqual([]));

  it('has every noun of the tables', () => expect(missing(nouns)).toEqual([]));

  it('has every abbreviation that a page shows', () => {
    const pages = listModules().filter((path) => /\/pages\/[^/]+\.tsx$/.test(path));
    const unexplained = pages.flatMap((path) =>
      missing(acronymsShown(path, readText(path))).map((word) => `${path}: ${word}`),
    );
    expect(unexplained).toEqual([]);
  });

  it('points only at files that are there', () => {
    const lost = terms.flatMap(({ name, files }) =>
      files.filter((file) => !existsSync(join(repository, file))).map((file) => `${name}: ${file}`),
    );
    expect(lost).toEqual([]);
  });

  it('points only at pages that are routed', () => {
    const lost = terms.flatMap(({ name, pages }) =>
      pages.filter((page) => !isRouted(page)).map((page) => `${name}: ${page}`),
    );
    expect(lost).toEqual([]);
  });

  it('tells of each feature where it lives', () => {
    const silent = features.filter(
      (feature) =>
        !terms.some(({ files }) => files.some((file) => file.startsWith(`src/features/${feature}/`))),
    );
    expect(silent).toEqual([]);
  });
});

describe('the checks of the glossary are awake', () => {
  it('a word that is not in it is missed', () => {
    expect(missing(['incident', 'zeppelin', 'data-steward'])).toEqual(['zeppelin']);
  });

  it('an abbreviation is seen in text and in strings, and not in code', () => {
    const page = `
      const MAX = 3;
      export function Page({ QQ }: { QQ: string }) {
        return <p title="a PSPO">The CPN, 3 CBOs and {QQ} under GOV.UK{\`\${MAX} per LSOA\`}</p>;
      }
    `;
    expect(acronymsShown('src/features/powers/pages/page.tsx', page).sort()).toEqual(['CPN', 'LSOA', 'PSPO']);
  });

  it('an address is found with and without a name in it, and a false one is not', () => {
    const routes = `app.get('/incidents', list); app.get('/incidents/:reference', show);`;
    expect(
      ['/incidents', '/incidents/CW-7K3-4QD', '/incidents/1/2', '/zeppelins'].map((at) =>
        isRouted(at, routes),
      ),
    ).toEqual([true, true, false, false]);
  });
});
