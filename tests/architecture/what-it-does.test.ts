import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRouted } from './routes.ts';
import { readText, repository } from './source-files.ts';

interface Row {
  no: number;
  asked: string;
  pages: string[];
  law: string;
  tests: string[];
  /** The cells as written, to see that each says something. */
  cells: string[];
}

function readRows(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const [no = '', asked = '', page = '', law = '', test = ''] = cells;
      return { no: Number(no), asked, pages: quoted(page), law, tests: quoted(test), cells };
    });
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

/** A row that claims a page has a test, and names nothing that is not there. */
function faultsOf(row: Row): string[] {
  const [, , page, , test] = row.cells;
  return [
    ...row.pages.filter((address) => !isRouted(address)).map((address) => `${row.no}: no page ${address}`),
    ...row.tests
      .filter((path) => !existsSync(join(repository, path)))
      .map((path) => `${row.no}: no test ${path}`),
    ...(row.pages.length === 0 && page !== 'not yet'
      ? [`${row.no}: page is neither an address nor "not yet"`]
      : []),
    ...(row.tests.length === 0 && test !== 'not yet'
      ? [`${row.no}: test is neither a file nor "not yet"`]
      : []),
    ...(row.pages.length > 0 && row.tests.length === 0 ? [`${row.no}: a page without a test`] : []),
  ];
}

const rows = readRows(readText('docs/what-it-does.md'));

describe('what it does', () => {
  it('answers each of the 24 lines that were asked for, in order', () => {
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(rows.filter(({ asked, law }) => asked.length < 15 || law === '')).toEqual([]);
  });

  it('names no page and no test that is not there', () => {
    expect(rows.flatMap(faultsOf)).toEqual([]);
  });
});

describe('the check is awake', () => {
  it.each([
    ['| 1 | a | `/zeppelins` | law | `tests/architecture/what-it-does.test.ts` |', '1: no page /zeppelins'],
    ['| 2 | a | not yet | law | `tests/nowhere.test.ts` |', '2: no test tests/nowhere.test.ts'],
    ['| 3 | a | soon | law | not yet |', '3: page is neither an address nor "not yet"'],
  ])('%s', (line, fault) => {
    expect(readRows(line).flatMap(faultsOf)).toEqual([fault]);
  });
});
