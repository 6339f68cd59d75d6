import { describe, expect, it } from 'vitest';
import {
  countLines,
  faultsOfConsole,
  faultsOfLength,
  faultsOfName,
  faultsOfRawSql,
  faultsOfSql,
  faultsOfWords,
} from './house-rules.ts';
import { listFiles, listModules, readText } from './source-files.ts';

const modules = listModules().map((path) => ({ path, text: readText(path) }));

/** Lines of long-files.txt: a path, then the reason. */
const longFiles = new Map(
  readText('tests/architecture/long-files.txt')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [path, ...reason] = line.split(/\s+/);
      return [path!, reason.join(' ')] as const;
    }),
);

describe('the house is in order', () => {
  it('and was really looked at', () => {
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.some(({ path }) => path.endsWith('.tsx'))).toBe(true);
  });

  it('every file and folder has a name that says what is in it', () => {
    const paths = [...listFiles('src'), ...listFiles('bench').filter((path) => path.endsWith('.ts'))];
    expect(paths.flatMap(faultsOfName)).toEqual([]);
  });

  it('no module is longer than 400 lines without a listed reason', () => {
    const listed = new Set(longFiles.keys());
    expect(modules.flatMap(({ path, text }) => faultsOfLength(path, text, listed))).toEqual([]);
  });

  it('each listed long file exists, is long, and has a reason', () => {
    for (const [path, reason] of longFiles) {
      expect(countLines(readText(path)), path).toBeGreaterThan(400);
      expect(reason.length, path).toBeGreaterThan(10);
    }
  });

  it('SQL stands only in stores, the pipeline and the platform', () => {
    expect(modules.flatMap(({ path, text }) => faultsOfSql(path, text))).toEqual([]);
  });

  it('no feature joins strings into SQL', () => {
    expect(modules.flatMap(({ path, text }) => faultsOfRawSql(path, text))).toEqual([]);
  });

  it('only the command line speaks to the console', () => {
    expect(modules.flatMap(({ path, text }) => faultsOfConsole(path, text))).toEqual([]);
  });

  it('no page calls anyone a perpetrator or an offender', () => {
    expect(modules.flatMap(({ path, text }) => faultsOfWords(path, text))).toEqual([]);
  });
});

describe('the checks are awake', () => {
  it.each([
    'src/features/incidents/utils.ts',
    'src/features/common/index.ts',
    'src/platform/mail-service.ts',
    'src/kernel/useCase.ts',
    'src/web/Components/tag.tsx',
  ])('%s is a bad name', (path) => expect(faultsOfName(path)).toHaveLength(1));

  it.each([
    'src/features/case-review/rules/threshold.test.ts',
    'src/web/components/service-navigation.tsx',
    'src/web/styles/_tokens.scss',
  ])('%s is a good name', (path) => expect(faultsOfName(path)).toEqual([]));

  it('401 lines are too many, 400 are not, and a listed file may be longer', () => {
    const long = 'x\n'.repeat(401);
    expect(faultsOfLength('src/a.ts', long, new Set())).toHaveLength(1);
    expect(faultsOfLength('src/a.ts', 'x\n'.repeat(400), new Set())).toEqual([]);
    expect(faultsOfLength('src/a.ts', long, new Set(['src/a.ts']))).toEqual([]);
  });

  it.each([
    'const rows = await sql<Row>`select 1`.execute(ctx.db);',
    'await pool.query(text);',
    "ctx.db.selectFrom('report')",
    "const text = 'select no from report where no = $1';",
  ])('SQL in a use-case is caught: %s', (line) => {
    expect(faultsOfSql('src/features/incidents/use-cases/list-incidents.ts', line)).toHaveLength(1);
    expect(faultsOfSql('src/features/incidents/store.ts', line)).toEqual([]);
    expect(faultsOfSql('src/pipeline/land/land.ts', line)).toEqual([]);
  });

  it.each([
    '// select it from the list',
    'const query = request.query;',
    '<p>Select a ward from the list</p>',
  ])('words are not SQL: %s', (line) =>
    expect(faultsOfSql('src/features/incidents/pages/list.tsx', line)).toEqual([]),
  );

  it('a string joined into SQL is caught', () => {
    expect(
      faultsOfRawSql('src/features/incidents/store.ts', 'sql`order by ${sql.raw(column)}`'),
    ).toHaveLength(1);
  });

  it('a word to the console is caught', () => {
    expect(faultsOfConsole('src/web/server.ts', "console.log('hello')")).toHaveLength(1);
    expect(faultsOfConsole('src/main/cli.ts', "console.log('hello')")).toEqual([]);
  });

  it('a page that says perpetrator is caught', () => {
    expect(faultsOfWords('src/features/cases/pages/case.tsx', '<h2>Perpetrators</h2>')).toHaveLength(1);
    expect(faultsOfWords('src/features/cases/pages/case.tsx', '<h2>Subjects</h2>')).toEqual([]);
  });
});
