/** The rules of the house that a machine can check, one function each; each answers with sentences, or with none. */

/** Names that say a thing has not been understood yet. */
const emptyNames = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'service',
  'services',
  'shared',
  'stuff',
]);

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A path is made of kebab-case words, and none of its names is an empty one. */
export function faultsOfName(path: string): string[] {
  const names = path
    .split('/')
    .map((part) => part.replace(/^_(?=.*\.scss$)/, '').replace(/(\.test)?(\.d)?\.[a-z0-9]+$/, ''));
  return names.flatMap((name) => {
    // Every feature has a README.md, whose name everybody knows.
    if (name === 'README') return [];
    if (!kebab.test(name)) return [`${path}: "${name}" is not kebab-case`];
    if (emptyNames.has(name) || /-(utils|helpers|manager|service)$/.test(name))
      return [`${path}: "${name}" says nothing about what is in it`];
    return [];
  });
}

const mostLines = 400;

export function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** No file is longer than 400 lines unless it is listed with a reason. */
export function faultsOfLength(path: string, text: string, listed: ReadonlySet<string>): string[] {
  const lines = countLines(text);
  return lines <= mostLines || listed.has(path) ? [] : [`${path}: ${lines} lines, more than ${mostLines}`];
}

const sqlPlaces = /^src\/(pipeline|platform)\/|^src\/features\/[^/]+\/(snapshot-)?store\.ts$/;
const asksDatabase =
  /\bsql(<[^>]*>)?`|\.(query|executeQuery|selectFrom|insertInto|updateTable|deleteFrom|mergeInto|runAndReadAll)\(|\b(select|insert into|update|delete from)\b[^'"`]*\b(from|values|set|where)\b[^'"`]*[`'"]/;

/** SQL stands only in a feature's store, the pipeline and the platform. */
export function faultsOfSql(path: string, text: string): string[] {
  if (sqlPlaces.test(path)) return [];
  return linesOf(text)
    .filter(({ line }) => asksDatabase.test(line))
    .map(({ line, no }) => `${path}:${no}: SQL outside a store: ${line.trim()}`);
}

/** Strings are never joined into SQL by a feature. */
export function faultsOfRawSql(path: string, text: string): string[] {
  if (!path.startsWith('src/features/')) return [];
  return linesOf(text)
    .filter(({ line }) => /\bsql\s*\.\s*(raw|lit)\(/.test(line))
    .map(({ no }) => `${path}:${no}: a string joined into SQL`);
}

/** Only the command line speaks to the console; everything else to the log. */
export function faultsOfConsole(path: string, text: string): string[] {
  if (path === 'src/main/cli.ts') return [];
  return linesOf(text)
    .filter(({ line }) => /\bconsole\s*\./.test(line))
    .map(({ no }) => `${path}:${no}: speaks to the console`);
}

/** Before a finding a person is a subject. */
export function faultsOfWords(path: string, text: string): string[] {
  if (!path.endsWith('.tsx')) return [];
  return linesOf(text)
    .filter(({ line }) => /perpetrator|\boffenders?\b|\bculprit/i.test(line))
    .map(({ no }) => `${path}:${no}: a person is a subject until a court finds otherwise`);
}

const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');

/** The lines of code, without comments, each with its number. */
function linesOf(text: string): { line: string; no: number }[] {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .split('\n')
    .map((line, at) => ({ line: line.replace(/(^|\s)\/\/.*$/, ''), no: at + 1 }));
}
